import { Alert, Button, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../api/client.js';
import { Problem, useProblemTitle, useTelling } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';
import { offeredTogether, useTogether } from './use-together.js';

type Task = Schemas['TaskRowDto'];

interface Props {
  readonly selected: readonly Task[];
  readonly lineOf: (task: Task) => string;
  readonly onDone: () => void;
}

/** What can be done with the selected tasks at once, and what came of it, task by task. */
export function TogetherBar({ selected, lineOf, onDone }: Props) {
  const { t, say } = useTexts();
  const title = useProblemTitle();
  const tell = useTelling();
  const [opinion, setOpinion] = useState('');
  const together = useTogether(() => {
    setOpinion('');
    onDone();
  });
  const offered = offeredTogether(selected);
  const sent = together.variables?.tasks ?? [];
  const refused = together.data?.results.flatMap(({ case: id, task, problem }) => (problem ? [{ id: `${id} ${task}`, line: sent.filter((one) => one.case === id && one.id === task).map(lineOf).join(), problem }] : [])) ?? [];
  return (
    <>
      {selected.length > 0 && (
        <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
          <Typography.Text strong>{t('my-work.selected', { count: String(selected.length) })}</Typography.Text>
          {offered.length === 0 && <Typography.Text type="secondary">{t('my-work.none-together')}</Typography.Text>}
          {offered.length > 0 && <Input value={opinion} maxLength={10_000} placeholder={t('my-work.opinion')} aria-label={t('my-work.opinion')} style={{ maxWidth: 320 }} onChange={(event) => setOpinion(event.target.value)} />}
          {offered.map((one) => (
            <Button key={one.action} type="primary" loading={together.isPending} disabled={one.opinion === 'required' && opinion.trim() === ''} onClick={() => together.mutate({ action: one.action, tasks: selected, opinion: opinion.trim() })}>
              {say(one.title)}
            </Button>
          ))}
        </Flex>
      )}
      {together.isPending && <Alert showIcon role="status" style={{ marginBottom: 12 }} title={t('my-work.doing', { count: String(sent.length) })} />}
      {together.error && <Problem error={together.error} />}
      {together.data && (
        <Alert
          closable
          showIcon
          role="status"
          type={refused.length > 0 ? 'warning' : 'success'}
          style={{ marginBottom: 12 }}
          title={t('my-work.results', { done: String(together.data.results.length - refused.length), refused: String(refused.length) })}
          description={refused.map(({ id, line, problem }) => (
            <div key={id} className="value-text">
              {line}: {title(problem.code)} {tell(problem.detail)}
            </div>
          ))}
        />
      )}
    </>
  );
}
