import { Alert, Button, Flex } from 'antd';
import { useTexts } from '../../texts/use-texts.js';
import type { DraftFiles } from './use-draft-files.js';

/** Somebody else has saved meanwhile: nothing is lost, and the person decides which of the two stays. */
export function StaleNotice({ draft }: { readonly draft: DraftFiles }) {
  const { t } = useTexts();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={t('problem.draft-stale')}
      description={
        <>
          {t('rulebook.stale')}
          <Flex gap={8} wrap style={{ marginTop: 8 }}>
            <Button onClick={draft.saveMine}>{t('rulebook.save-mine')}</Button>
            <Button onClick={draft.takeTheirs}>{t('rulebook.take-theirs')}</Button>
          </Flex>
        </>
      }
    />
  );
}
