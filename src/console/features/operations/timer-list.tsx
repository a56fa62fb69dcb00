import { Link } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { PagedTable } from '../../shared/paged-table.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

type Timer = Schemas['TimerDto'];

/** Time limits that are running, the next one first. */
export function TimerList() {
  const { t } = useTexts();
  const { moment, distance } = useMoments();
  return (
    <PagedTable<Timer>
      name={['timers']}
      read={(query) => answer(client.GET('/api/v1/timers', { params: { query } }))}
      rowKey={(timer) => `${timer.case} ${timer.id}`}
      none={t('operations.timers.none')}
      columns={[
        { title: t('task.due'), key: 'due', render: (_, { dueAt }) => `${moment(dueAt)} (${distance(dueAt)})` },
        { title: t('operations.timer'), key: 'timer', render: (_, { id }) => <span className="value-text">{id}</span> },
        { title: t('operations.arming'), dataIndex: 'arming', align: 'right' },
        { title: t('case'), key: 'case', render: (_, timer) => <Link to={`/cases/${encodeURIComponent(timer.case)}`}>{t('case.open')}</Link> },
      ]}
    />
  );
}
