import { useQueries, useQuery } from '@tanstack/react-query';
import { Card, Col, Empty, Row, Spin, Statistic, Table, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { grouped } from '../../shared/grouped.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

type Posting = Schemas['PostingDto'];

const SHOWN = 200;

/** What stands on my account in each ledger of people, and where it comes from. */
export function LedgerPage({ me }: { readonly me: string }) {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const names = useNames();
  const { data: ledgers, error } = useQuery({ queryKey: ['ledgers'], queryFn: () => answer(client.GET('/api/v1/ledgers')), staleTime: 60_000 });
  const own = (ledgers ?? []).filter(({ holders }) => (holders as unknown) === 'people');
  const pages = useQueries({
    queries: own.map(({ id }) => ({
      queryKey: ['postings', id, me],
      queryFn: () => answer(client.GET('/api/v1/ledgers/{ledger}/postings', { params: { path: { ledger: id }, query: { holder: me, limit: SHOWN } } })),
    })),
  });
  const balances = useQueries({
    queries: own.map(({ id }) => ({ queryKey: ['postings', id, me, 'balance'], queryFn: () => answer(client.GET('/api/v1/ledgers/{ledger}/balances', { params: { path: { ledger: id }, query: { holder: me } } })) })),
  });
  if (error) return <Problem error={error} />;
  if (!ledgers) return <Spin />;
  const columns: TableColumnsType<Posting> = [
    { title: t('ledger.amount'), key: 'amount', render: (_, posting) => <strong>{`${grouped(posting.amount)} ${posting.unit}`}</strong> },
    { title: t('ledger.reason'), key: 'reason', render: (_, posting) => <span className="value-text">{posting.reason ?? '—'}</span> },
    { title: t('article'), key: 'article', render: (_, { article }) => article !== null && <ArticleTag article={article} /> },
    { title: t('ledger.decided-by'), key: 'by', responsive: ['md'], render: (_, posting) => names.person(posting.decidedBy) },
    { title: t('ledger.at'), key: 'at', responsive: ['sm'], render: (_, posting) => moment(posting.at) },
    { title: t('case'), key: 'case', render: (_, posting) => <Link to={`/cases/${encodeURIComponent(posting.case)}`}>{t('case.open')}</Link> },
  ];
  /** What has been taken back, and what takes back, is not appealed against. */
  const appealColumn = ({ workflow, field }: Schemas['AppealDto'], rows: readonly Posting[]): TableColumnsType<Posting>[number] => ({
    title: t('ledger.appeal'),
    key: 'appeal',
    render: (_, { reference, reverses }) => (rows.some((one) => one.reverses === reference) ? t('ledger.reversed') : reverses === null && <Link to={`/start/${encodeURIComponent(workflow)}?${new URLSearchParams({ [field]: reference }).toString()}`}>{t('ledger.appeal.start')}</Link>),
  });
  return (
    <Page title={t('ledger')}>
      {own.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('ledger.none')} />}
      <Row gutter={[16, 16]}>
        {own.map(({ id, title, unit, appeal }, at) => {
          const [page, balance] = [pages[at], balances[at]];
          const lacking = page?.error ?? balance?.error;
          const rows = page?.data?.rows ?? [];
          return (
            <Col key={id} span={24}>
              <Card size="small" title={say(title)} extra={balance?.data && <Statistic value={balance.data.rows[0]?.total ?? '0'} suffix={unit} styles={{ content: { fontSize: 16 } }} />}>
                {lacking && <Problem error={lacking} />}
                {!page?.data ? (
                  !lacking && <Spin />
                ) : rows.length === 0 ? (
                  <Typography.Text type="secondary">{t('ledger.empty')}</Typography.Text>
                ) : (
                  <Table<Posting> size="small" rowKey="id" columns={appeal ? [...columns, appealColumn(appeal, rows)] : columns} dataSource={rows} pagination={rows.length > 10 ? { pageSize: 10 } : false} />
                )}
              </Card>
            </Col>
          );
        })}
      </Row>
    </Page>
  );
}
