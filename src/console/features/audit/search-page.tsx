import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Table, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { useSummaries } from '../../shared/data/summary.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { StatusTag } from '../../shared/status-tag.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { DeviationTag } from './deviation-tag.js';
import { SearchForm } from './search-form.js';
import { toQuery, useSearch } from './search.js';

type FoundCase = Schemas['FoundCaseDto'];

const PAGE = 50;
const COMPARED = 2;

/** All cases of the company, by what happened in them; two of them can be laid side by side. */
export function SearchPage() {
  const { t } = useTexts();
  const { moment } = useMoments();
  const names = useNames();
  const navigate = useNavigate();
  const [search, change] = useSearch();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit-cases', search],
    queryFn: ({ pageParam }) => answer(client.GET('/api/v1/audit/cases', { params: { query: { ...toQuery(search), limit: PAGE, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const summaries = useSummaries(rows.map((row) => row.workflow));
  const columns: TableColumnsType<FoundCase> = [
    {
      title: t('case'),
      key: 'case',
      render: (_, row) => (
        <>
          <Link to={`/cases/${encodeURIComponent(row.id)}?tab=timeline`}>
            <strong>{names.workflow(row.workflow)}</strong>
          </Link>
          <div className="value-text">
            <Typography.Text type="secondary">{row.id}</Typography.Text>
          </div>
        </>
      ),
    },
    { title: t('audit.deviation'), key: 'deviations', render: (_, row) => row.deviations.map((one) => <DeviationTag key={one.deviation} id={row.id} {...one} />) },
    { title: t('case.in'), key: 'in', responsive: ['md'], render: (_, row) => row.in.map((path) => summaries.state(row.workflow, path)).join(' + ') },
    { title: t('case.status'), key: 'status', responsive: ['sm'], render: (_, row) => <StatusTag status={row.status} /> },
    { title: t('case.started-by'), key: 'by', responsive: ['lg'], render: (_, row) => names.person(row.startedBy) },
    { title: t('case.started-at'), key: 'at', responsive: ['md'], render: (_, row) => moment(row.startedAt) },
  ];
  return (
    <Page
      title={t('audit')}
      extra={
        <Flex gap={8} wrap>
          <Button onClick={() => void navigate('/audit/chains')}>{t('chains')}</Button>
          <Button onClick={() => void navigate('/audit/readings')}>{t('readings')}</Button>
          <Button type="primary" disabled={chosen.length !== COMPARED} onClick={() => void navigate(`/audit/compare?cases=${chosen.map(encodeURIComponent).join(',')}`)}>
            {t('audit.compare')}
          </Button>
        </Flex>
      }
    >
      <SearchForm search={search} onChange={change} />
      {error ? (
        <Problem error={error} />
      ) : (
        <Table<FoundCase>
          size="middle"
          loading={isPending}
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
          rowSelection={{
            selectedRowKeys: [...chosen],
            hideSelectAll: true,
            columnTitle: <span className="visually-hidden">{t('audit.choose')}</span>,
            onChange: (keys) => setChosen(keys.slice(-COMPARED).map(String)),
            getCheckboxProps: (row) => ({ 'aria-label': t('audit.choose-case', { case: row.id }) }),
          }}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('cases.none')} /> }}
        />
      )}
      <Flex gap={12} align="center" style={{ marginTop: 12 }}>
        {hasNextPage && (
          <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
            {t('list.more')}
          </Button>
        )}
        <Typography.Text type="secondary">{t('audit.later')}</Typography.Text>
      </Flex>
    </Page>
  );
}
