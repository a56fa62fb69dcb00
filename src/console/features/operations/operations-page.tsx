import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { OccurrenceList } from '../../shared/occurrence-list.js';
import { Page } from '../../shared/page.js';
import { tabIn } from '../../shared/tab-in.js';
import { useTexts } from '../../texts/use-texts.js';
import { DeliveryList } from './delivery-list.js';
import { IncidentList } from './incident-list.js';
import { JobList } from './job-list.js';
import { ServerHealth } from './server-health.js';
import { TimerList } from './timer-list.js';

/** What the server does by itself, and what has gone wrong with it: for operators, and as far as it is theirs, process admins. */
export function OperationsPage({ me }: { readonly me: Schemas['MeDto'] }) {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const operates = me.roles.includes('operator');
  const tabs = [
    ...(operates
      ? [
          { key: 'incidents', label: t('operations.incidents'), children: <IncidentList /> },
          { key: 'jobs', label: t('operations.jobs'), children: <JobList /> },
          { key: 'timers', label: t('operations.timers'), children: <TimerList /> },
          { key: 'deliveries', label: t('operations.deliveries'), children: <DeliveryList /> },
        ]
      : []),
    { key: 'occurrences', label: t('operations.occurrences'), children: <OccurrenceList mayRetry /> },
  ];
  return (
    <Page title={t('operations')}>
      <ServerHealth />
      <Tabs activeKey={tabIn(search, tabs)} onChange={(tab) => setSearch({ tab }, { replace: true })} destroyOnHidden items={tabs} />
    </Page>
  );
}
