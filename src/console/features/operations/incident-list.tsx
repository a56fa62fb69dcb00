import { RedoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { PagedTable } from '../../shared/paged-table.js';
import { useKey } from '../../shared/use-key.js';
import { useRetry } from '../../shared/use-retry.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

type Job = Schemas['JobDto'];

/** What has failed for good and waits for an operator. */
export function IncidentList() {
  const { t } = useTexts();
  const { moment } = useMoments();
  const keyOf = useKey();
  const retry = useRetry((job: Job) => answer(client.POST('/api/v1/incidents/{case}/{job}/retry', { params: { path: { case: job.case, job: job.id }, header: { 'Idempotency-Key': keyOf([job.case, job.id, job.attempts, job.runAt]) } } })));
  return (
    <PagedTable<Job>
      name={['incidents']}
      read={(query) => answer(client.GET('/api/v1/incidents', { params: { query } }))}
      rowKey={(job) => `${job.case} ${job.id}`}
      none={t('operations.incidents.none')}
      columns={[
        { title: t('operations.work'), key: 'work', render: (_, { connector, id }) => <span className="value-text">{`${connector} · ${id}`}</span> },
        { title: t('operations.error'), key: 'error', render: (_, { error }) => <div className="value-text" style={{ maxWidth: 420 }}>{error}</div> },
        { title: t('operations.attempts'), dataIndex: 'attempts', align: 'right' },
        { title: t('operations.last'), key: 'at', render: (_, { runAt }) => moment(runAt) },
        { title: t('case'), key: 'case', render: (_, job) => <Link to={`/cases/${encodeURIComponent(job.case)}`}>{t('case.open')}</Link> },
        {
          title: t('operations.retry'),
          key: 'retry',
          render: (_, job) => (
            <Button size="small" icon={<RedoOutlined />} loading={retry.isPending && retry.variables === job} onClick={() => retry.mutate(job)}>
              {t('operations.retry')}
            </Button>
          ),
        },
      ]}
    />
  );
}
