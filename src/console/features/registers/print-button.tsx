import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { createPortal } from 'react-dom';
import { problemOf } from '../../api/api-problem.js';
import { useProblemTitle } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';
import { paperOf, type Asked, type ReadRegister } from './register-queries.js';

/** Puts every row on paper, not the page that is shown alone: the page that the server makes for it. */
export function PrintButton({ read: { register }, asked }: { readonly read: ReadRegister; readonly asked: Asked }) {
  const { t, language } = useTexts();
  const { message } = App.useApp();
  const titleOf = useProblemTitle();
  const paper = useMutation({ mutationFn: () => paperOf(register.id, asked, language), onError: (error) => void message.error(titleOf(problemOf(error).code)) });
  return (
    <>
      <Button icon={<PrinterOutlined />} loading={paper.isPending} onClick={() => paper.mutate()}>
        {t('register.print')}
      </Button>
      {paper.data !== undefined && createPortal(<iframe className="on-paper" title={t('register.print')} srcDoc={paper.data} sandbox="allow-same-origin allow-modals" onLoad={({ currentTarget }) => onPaper(currentTarget, paper.reset)} />, document.body)}
    </>
  );
}

function onPaper({ contentWindow: page }: HTMLIFrameElement, onPrinted: () => void): void {
  page?.addEventListener('afterprint', onPrinted, { once: true });
  page?.print();
}
