import { Link } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { PagedTable } from '../../shared/paged-table.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

type Job = Schemas['JobDto'];

/** Automatic work that waits to be done, or to be tried again. */
export function JobList() {
  const { t } = useTexts();
  const { moment, distance } = useMoments();
  return (
    <PagedTable<Job>
      name={['jobs']}
      read={(query) => answer(client.GET('/api/v1/jobs', { params: { query } }))}
      rowKey={(job) => `${job.case} ${job.id}`}
      none={t('operations.jobs.none')}
      columns={[
        { title: t('operations.work'), key: 'work', render: (_, { connector, id }) => <span className="value-text">{`${connector} · ${id}`}</span> },
        { title: t('operations.not-before'), key: 'at', render: (_, { runAt }) => `${moment(runAt)} (${distance(runAt)})` },
        { title: t('operations.attempts'), dataIndex: 'attempts', align: 'right' },
        { title: t('operations.error'), key: 'error', render: (_, { error }) => <div className="value-text" style={{ maxWidth: 420 }}>{error ?? '—'}</div> },
        { title: t('case'), key: 'case', render: (_, job) => <Link to={`/cases/${encodeURIComponent(job.case)}`}>{t('case.open')}</Link> },
      ]}
    />
  );
}
