import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Table, Tooltip, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { useSummaries } from '../../shared/data/summary.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

type Copy = Schemas['TaskRowDto'];

const PAGE = 100;

/** Cases that somebody has copied to me: to be looked at, with nothing to do. */
export function CopiesPage() {
  const { t } = useTexts();
  const { moment, distance } = useMoments();
  const names = useNames();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['copies'],
    queryFn: ({ pageParam }) => answer(client.GET('/api/v1/tasks/copies', { params: { query: { limit: PAGE, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const copies = data?.pages.flatMap(({ rows }) => rows) ?? [];
  const summaries = useSummaries(copies.map(({ workflow }) => workflow));
  if (error) return <Problem error={error} />;
  const columns: TableColumnsType<Copy> = [
    {
      title: t('case'),
      key: 'case',
      render: (_, copy) => (
        <Link to={`/cases/${encodeURIComponent(copy.case)}`}>
          <strong>{names.workflow(copy.workflow)}</strong>
        </Link>
      ),
    },
    { title: t('case.in'), key: 'state', render: (_, copy) => summaries.state(copy.workflow, copy.state) },
    { title: t('copies.sent'), key: 'sent', render: (_, copy) => <Tooltip title={moment(copy.openedAt)}>{distance(copy.openedAt)}</Tooltip> },
  ];
  return (
    <Page title={t('copies')}>
      <Table<Copy>
        size="middle"
        loading={isPending}
        rowKey={(copy) => `${copy.case} ${copy.id}`}
        columns={columns}
        dataSource={copies}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('copies.none')} /> }}
      />
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} style={{ marginTop: 12 }}>
          {t('list.more')}
        </Button>
      )}
    </Page>
  );
}
