import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Table, Tag, Tooltip, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { answer, client } from '../../api/client.js';
import { useSummaries } from '../../shared/data/summary.js';
import { CsvButton } from '../../shared/export/csv-button.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import type { OverdueTask, Wanted } from './board-queries.js';

const PAGE = 100;

/** What is overdue, the longest first, and with whom it lies. */
export function OverdueBoard({ wanted }: { readonly wanted: Wanted }) {
  const { t } = useTexts();
  const { moment, distance } = useMoments();
  const names = useNames();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['boards', 'overdue', wanted],
    queryFn: ({ pageParam }) => answer(client.GET('/api/v1/boards/overdue', { params: { query: { ...wanted, limit: PAGE, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  });
  const tasks = data?.pages.flatMap(({ rows }) => rows) ?? [];
  const summaries = useSummaries(tasks.map(({ workflow }) => workflow));
  if (error) return <Problem error={error} />;
  const who = ({ candidates }: OverdueTask): string => candidates.map(names.candidate).join(t('list.comma'));
  const step = ({ workflow, state }: OverdueTask): string => summaries.state(workflow, state);
  const columns: TableColumnsType<OverdueTask> = [
    { title: t('boards.step'), key: 'step', render: (_, task) => (task.case === null ? step(task) : <Link to={`/cases/${encodeURIComponent(task.case)}`}>{step(task)}</Link>) },
    { title: t('workflow'), key: 'workflow', responsive: ['sm'], render: (_, { workflow }) => names.workflow(workflow) },
    { title: t('task.for'), key: 'for', render: (_, task) => who(task) },
    { title: t('task.opened'), key: 'opened', responsive: ['md'], render: (_, { openedAt }) => moment(openedAt) },
    { title: t('task.due'), key: 'due', render: (_, { dueAt }) => <Tooltip title={moment(dueAt)}><Tag color="red">{distance(dueAt)}</Tag></Tooltip> },
  ];
  return (
    <>
      {tasks.length > 0 && (
        <Flex justify="end" style={{ marginBottom: 8 }}>
          <CsvButton name={t('boards.overdue')} rows={() => [[t('boards.step'), t('workflow'), t('task.for'), t('task.opened'), t('task.due'), t('case')], ...tasks.map((task) => [step(task), names.workflow(task.workflow), who(task), moment(task.openedAt), moment(task.dueAt), task.case])]} />
        </Flex>
      )}
      <Table<OverdueTask> size="middle" loading={isPending} rowKey={(task) => `${task.case} ${task.state} ${task.openedAt} ${task.candidates.join()}`} columns={columns} dataSource={tasks} pagination={false} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('boards.overdue.none')} /> }} />
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} style={{ marginTop: 12 }}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}
