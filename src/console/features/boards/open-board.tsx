import { useQuery } from '@tanstack/react-query';
import { Flex, Spin, Statistic } from 'antd';
import { useSummaries } from '../../shared/data/summary.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { BoardCard } from './board-card.js';
import { openQuery, type OpenStep, type Wanted } from './board-queries.js';

const CHART_MAX = 15;

/** Where work gathers: open tasks by step, the fullest step first. */
export function OpenBoard({ wanted }: { readonly wanted: Wanted }) {
  const { t } = useTexts();
  const { distance, number } = useMoments();
  const names = useNames();
  const { data, error } = useQuery(openQuery(wanted));
  const steps = (data?.steps ?? []).toSorted((one, other) => other.open - one.open || other.overdue - one.overdue);
  const summaries = useSummaries(steps.map(({ workflow }) => workflow));
  if (error) return <Problem error={error} />;
  if (!data) return <Spin />;
  const step = ({ workflow, state }: OpenStep): string => summaries.state(workflow, state);
  const first = steps.slice(0, CHART_MAX);
  const [open, overdue] = [steps.reduce((sum, one) => sum + one.open, 0), steps.reduce((sum, one) => sum + one.overdue, 0)];
  return (
    <>
      <Flex gap={32} wrap style={{ marginBottom: 12 }}>
        <Statistic title={t('boards.open-tasks')} value={number(open)} />
        <Statistic title={t('boards.overdue')} value={number(overdue)} />
      </Flex>
      <BoardCard<OpenStep>
        title={t('boards.bottlenecks')}
        chart={{
          kind: 'stacked',
          lying: true,
          categories: first.map((one) => step(one)),
          series: [
            { name: t('boards.in-time'), values: first.map((one) => one.open - one.overdue) },
            { name: t('boards.overdue'), values: first.map((one) => one.overdue) },
          ],
        }}
        rows={steps}
        rowKey={(one) => `${one.workflow} ${one.state}`}
        columns={[
          { title: t('boards.step'), cell: step },
          { title: t('workflow'), cell: ({ workflow }) => names.workflow(workflow) },
          { title: t('boards.open-tasks'), cell: (one) => number(one.open), plain: (one) => one.open },
          { title: t('boards.overdue'), cell: (one) => number(one.overdue), plain: (one) => one.overdue },
          { title: t('boards.oldest'), cell: (one) => distance(one.oldest) },
        ]}
      />
    </>
  );
}
