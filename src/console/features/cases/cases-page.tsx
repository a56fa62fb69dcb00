import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Input, Segmented, Select, Table, Tooltip, Typography, type TableColumnsType } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { workflowsQuery } from '../../api/queries.js';
import type { JsonObject } from '../../api/shapes.js';
import { useSummaries } from '../../shared/data/summary.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { StatusTag } from '../../shared/status-tag.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

type CaseRow = Schemas['CaseRowDto'];
type Status = 'open' | 'completed' | 'cancelled';

const PAGE = 50;

/** Cases that the person may see; what is looked for stands in the address, so that it can be kept and sent. */
export function CasesPage({ me }: { readonly me: string }) {
  const { t, say } = useTexts();
  const { moment, distance } = useMoments();
  const names = useNames();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const mine = search.get('mine') === 'true';
  const [text, workflow, status] = [search.get('text') ?? '', search.get('workflow') ?? undefined, (search.get('status') ?? undefined) as Status | undefined];
  const change = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(search);
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const filter = { ...(mine && { startedBy: me }), ...(workflow !== undefined && { workflow }), ...(status !== undefined && { status }), ...(text !== '' && { text }) };
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) => answer(client.GET('/api/v1/cases', { params: { query: { ...filter, limit: PAGE, withData: true, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const { data: workflows = [] } = useQuery(workflowsQuery);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const summaries = useSummaries(rows.map((row) => row.workflow));
  const columns: TableColumnsType<CaseRow> = [
    {
      title: t('case'),
      key: 'case',
      render: (_, row) => (
        <>
          <Link to={`/cases/${encodeURIComponent(row.id)}`}>
            <strong>{names.workflow(row.workflow)}</strong>
          </Link>
          <div className="value-text">
            <Typography.Text type="secondary">{summaries.of(row.workflow, row.data as JsonObject)}</Typography.Text>
          </div>
        </>
      ),
    },
    { title: t('case.in'), key: 'in', responsive: ['md'], render: (_, row) => row.in.map((path) => summaries.state(row.workflow, path)).join(' + ') },
    { title: t('case.status'), key: 'status', render: (_, row) => <StatusTag status={row.status} /> },
    { title: t('case.started-by'), key: 'by', responsive: ['lg'], render: (_, row) => names.person(row.startedBy) },
    { title: t('case.updated'), key: 'updated', responsive: ['sm'], render: (_, row) => <Tooltip title={moment(row.updatedAt)}>{distance(row.updatedAt)}</Tooltip> },
  ];
  return (
    <Page title={t('cases')}>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Segmented value={mine ? 'mine' : 'all'} options={[{ value: 'all', label: t('cases.all') }, { value: 'mine', label: t('cases.mine') }]} onChange={(value) => change('mine', value === 'mine' ? 'true' : undefined)} />
        <Input.Search allowClear defaultValue={text} placeholder={t('cases.search')} aria-label={t('cases.search')} style={{ maxWidth: 300 }} maxLength={100} onSearch={(value) => change('text', value.trim())} />
        <Select allowClear value={workflow} placeholder={t('workflow.any')} aria-label={t('workflow')} style={{ minWidth: 170 }} options={workflows.map(({ id, title }) => ({ value: id, label: say(title) }))} onChange={(value?: string) => change('workflow', value)} />
        <Select<Status> allowClear value={status} placeholder={t('status.any')} aria-label={t('case.status')} style={{ minWidth: 120 }} options={(['open', 'completed', 'cancelled'] as const).map((value) => ({ value, label: t(`status.${value}`) }))} onChange={(value?: Status) => change('status', value)} />
      </Flex>
      {error ? (
        <Problem error={error} />
      ) : (
        <Table<CaseRow>
          size="middle"
          loading={isPending}
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
          onRow={(row) => ({ onClick: () => void navigate(`/cases/${encodeURIComponent(row.id)}`), style: { cursor: 'pointer' } })}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('cases.none')} /> }}
        />
      )}
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} style={{ marginTop: 12 }}>
          {t('list.more')}
        </Button>
      )}
    </Page>
  );
}
