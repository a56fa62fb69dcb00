import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Empty, Flex, Input, Spin, Table, Tooltip, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { recordsQuery, workflowQuery } from '../../api/queries.js';
import type { Field, JsonObject } from '../../api/shapes.js';
import { isFileSchema } from '../../shared/data/attachment-view.js';
import { stateTitle } from '../../shared/data/summary.js';
import { useValueText } from '../../shared/data/value-view.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { RecordImport } from './record-import.js';

type Kept = Schemas['CaseRowDto'];

const PAGE = 100;
const COLUMNS_MAX = 6;

/** The records of one kind: found by what stands in them. */
export function RecordListPage() {
  const { workflow: id = '' } = useParams();
  const { t, say } = useTexts();
  const { moment, distance } = useMoments();
  const navigate = useNavigate();
  const text = useValueText();
  const [search, setSearch] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const [wanted, closed] = [search.get('text') ?? '', search.get('closed') === 'true'];
  const put = (next: { readonly text?: string; readonly closed?: boolean }): void => {
    const merged = { text: wanted, closed, ...next };
    setSearch({ ...(merged.text !== '' && { text: merged.text }), ...(merged.closed && { closed: 'true' }) }, { replace: true });
  };
  const filter = { workflow: id, ...(!closed && { status: 'open' as const }), ...(wanted !== '' && { text: wanted }) };
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['cases', 'records', filter],
    queryFn: ({ pageParam }) => answer(client.GET('/api/v1/cases', { params: { query: { ...filter, limit: PAGE, withData: true, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const { data: workflow, error: unknown } = useQuery(workflowQuery(id));
  const { data: kinds = [] } = useQuery(recordsQuery);
  const kind = kinds.find((one) => one.id === id);
  if (error ?? unknown) return <Problem error={error ?? unknown} />;
  if (!workflow) return <Spin />;
  const columns: TableColumnsType<Kept> = [
    ...fieldsShown(workflow.data.fields, kind?.key ?? []).map(({ id: name, title, schema }, at) => ({
      key: name,
      title: say(title) || name,
      render: (_: unknown, row: Kept) => {
        const shown = text((row.data as JsonObject | undefined)?.[name], schema);
        return at === 0 ? <Link to={`/records/${encodeURIComponent(id)}/${encodeURIComponent(row.id)}`} className="value-text">{shown}</Link> : <span className="value-text">{shown}</span>;
      },
    })),
    { title: t('case.in'), key: 'in', render: (_, row) => row.in.map((path) => stateTitle(workflow.states, path, say)).join(' + ') },
    { title: t('case.updated'), key: 'updated', render: (_, row) => <Tooltip title={moment(row.updatedAt)}>{distance(row.updatedAt)}</Tooltip> },
  ];
  return (
    <Page
      title={say(workflow.title)}
      extra={
        kind?.keeps === true && (
          <Flex gap={8}>
            <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
              {t('records.import')}
            </Button>
            <Link to={`/start/${encodeURIComponent(id)}`}>
              <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
                {t('records.new')}
              </Button>
            </Link>
          </Flex>
        )
      }
    >
      <Flex gap={12} wrap align="center" style={{ marginBottom: 12 }}>
        <Input.Search allowClear defaultValue={wanted} placeholder={t('cases.search')} aria-label={t('cases.search')} style={{ maxWidth: 300 }} maxLength={100} onSearch={(value) => put({ text: value.trim() })} />
        <Checkbox checked={closed} onChange={(event) => put({ closed: event.target.checked })}>
          {t('records.closed-too')}
        </Checkbox>
      </Flex>
      <Table<Kept>
        size="middle"
        loading={isPending}
        rowKey="id"
        columns={columns}
        dataSource={data?.pages.flatMap(({ rows }) => rows) ?? []}
        scroll={{ x: 'max-content' }}
        pagination={false}
        onRow={(row) => ({ onClick: () => void navigate(`/records/${encodeURIComponent(id)}/${encodeURIComponent(row.id)}`), style: { cursor: 'pointer' } })}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('records.none-found')} /> }}
      />
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} style={{ marginTop: 12 }}>
          {t('list.more')}
        </Button>
      )}
      {importing && <RecordImport workflow={workflow} onClose={() => setImporting(false)} />}
    </Page>
  );
}

/** The key, and then what fits into a column. */
function fieldsShown(fields: readonly Field[], key: readonly string[]): readonly Field[] {
  const isShort = (field: Field): boolean => field.schema.type !== 'object' && field.schema.type !== 'array' && !isFileSchema(field.schema);
  const [first, others] = [fields.filter(({ id }) => key.includes(id)), fields.filter((field) => !key.includes(field.id) && isShort(field))];
  return [...first, ...others].slice(0, Math.max(COLUMNS_MAX, first.length));
}
