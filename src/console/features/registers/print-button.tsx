import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { problemOf } from '../../api/api-problem.js';
import { useProblemTitle } from '../../shared/problem.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { wholeRegister, type Asked, type ReadRegister } from './register-queries.js';
import { useRegisterWords } from './use-register-words.js';

/** Puts every row on paper, not the page that is shown alone. */
export function PrintButton({ read, asked }: { readonly read: ReadRegister; readonly asked: Asked }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const titleOf = useProblemTitle();
  const whole = useMutation({ mutationFn: () => wholeRegister(read.register.id, asked), onError: (error) => void message.error(titleOf(problemOf(error).code)) });
  return (
    <>
      <Button icon={<PrinterOutlined />} loading={whole.isPending} onClick={() => whole.mutate()}>
        {t('register.print')}
      </Button>
      {whole.data && createPortal(<OnPaper read={whole.data} asked={asked} onPrinted={whole.reset} />, document.body)}
    </>
  );
}

function OnPaper({ read: { register, rows, totals, at }, asked, onPrinted }: { readonly read: ReadRegister; readonly asked: Asked; readonly onPrinted: () => void }) {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const words = useRegisterWords(register);
  useEffect(() => {
    addEventListener('afterprint', onPrinted, { once: true });
    print();
    return () => removeEventListener('afterprint', onPrinted);
  }, [onPrinted]);
  const asks = [asked.period ?? [asked.from, asked.until].filter((day) => day !== undefined).join(' – '), ...asked.where.map((one) => `${words.key(one.slice(0, one.indexOf(':')))}: ${one.slice(one.indexOf(':') + 1)}`)].filter((one) => one !== '');
  return (
    <div className="on-paper">
      <h2>{say(register.title)}</h2>
      <p>{[...asks, t('register.at', { at: moment(at) })].join(' · ')}</p>
      <table>
        <thead>
          <tr>{register.columns.map(({ id }) => <th key={id}>{words.key(id)}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.case} ${row.item ?? ''}`}>{register.columns.map(({ id }) => <td key={id}>{words.cell(id, row.values[id])}</td>)}</tr>
          ))}
        </tbody>
      </table>
      <p>{Object.entries(totals).map(([id, value]) => `${words.total(id)}: ${words.totalValue(id, value)}`).join(' · ')}</p>
    </div>
  );
}
