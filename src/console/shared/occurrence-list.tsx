import { RedoOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import { answer, client, type Schemas } from '../api/client.js';
import { schedulesQuery } from '../api/queries.js';
import { useMoments } from '../texts/use-moments.js';
import { useTexts } from '../texts/use-texts.js';
import { PagedTable } from './paged-table.js';
import { useTelling } from './problem.js';
import { useNames } from './use-names.js';
import { useRetry } from './use-retry.js';

type Occurrence = Schemas['OccurrenceDto'];

const STATES: Readonly<Record<string, readonly ['operations.occurrence.waiting' | 'operations.occurrence.halted' | 'operations.occurrence.started' | 'operations.occurrence.skipped', string]>> = {
  waiting: ['operations.occurrence.waiting', 'processing'],
  halted: ['operations.occurrence.halted', 'red'],
  started: ['operations.occurrence.started', 'success'],
  skipped: ['operations.occurrence.skipped', 'default'],
};

interface Props {
  /** One schedule; all of them where absent. */
  readonly of?: { readonly workflow: string; readonly schedule: string };
  /** Whether whoever looks may send one that is halted back to work. */
  readonly mayRetry: boolean;
}

/** What schedules have started, skipped and have yet to start. */
export function OccurrenceList({ of, mayRetry }: Props) {
  const { t, say } = useTexts();
  const { day, moment } = useMoments();
  const names = useNames();
  const tell = useTelling();
  const { data: schedules = [] } = useQuery({ ...schedulesQuery, enabled: !of });
  const titleOf = (workflow: string, id: string): string => say(schedules.find((one) => one.workflow === workflow && one.id === id)?.title) || id;
  const retry = useRetry(({ workflow, id }: Occurrence) => answer(client.POST('/api/v1/schedules/occurrences/retry', { body: { workflow, occurrence: id } })));
  return (
    <PagedTable<Occurrence>
      name={['occurrences', of ?? null]}
      read={(query) => answer(client.GET('/api/v1/schedules/occurrences', { params: { query: { ...of, ...query } } }))}
      rowKey={({ workflow, id }) => `${workflow} ${id}`}
      none={t('operations.occurrences.none')}
      columns={[
        { title: t('schedules.due'), key: 'due', render: (_, { dueAt }) => moment(dueAt) },
        ...(of
          ? [{ title: t('schedules.period'), key: 'period', render: (_: unknown, { period }: Occurrence) => (period.start === period.end ? day(period.start) : `${day(period.start)} – ${day(period.end)}`) }]
          : [
              { title: t('workflow'), key: 'workflow', render: (_: unknown, { workflow }: Occurrence) => names.workflow(workflow) },
              { title: t('operations.schedule'), key: 'schedule', render: (_: unknown, { workflow, schedule }: Occurrence) => <span className="value-text">{titleOf(workflow, schedule)}</span> },
            ]),
        {
          title: t('operations.occurrence.state'),
          key: 'state',
          render: (_, { state }) => {
            const [key, colour] = STATES[state] ?? ['operations.occurrence.waiting' as const, 'default'];
            return <Tag color={colour}>{t(key)}</Tag>;
          },
        },
        { title: t('operations.why'), key: 'why', render: (_, { state, reason }) => <div className="value-text" style={{ maxWidth: 360 }}>{state === 'skipped' ? t('operations.occurrence.missed') : tell(reason ?? '—')}</div> },
        {
          title: t('case'),
          key: 'case',
          render: (_, occurrence) =>
            occurrence.case !== null ? (
              <Link to={`/cases/${encodeURIComponent(occurrence.case)}`}>{t('case.open')}</Link>
            ) : (
              occurrence.state === 'halted' && mayRetry && (
                <Button size="small" icon={<RedoOutlined />} loading={retry.isPending && retry.variables === occurrence} onClick={() => retry.mutate(occurrence)}>
                  {t('operations.retry')}
                </Button>
              )
            ),
        },
      ]}
    />
  );
}
