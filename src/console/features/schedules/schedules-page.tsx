import { useQuery } from '@tanstack/react-query';
import { Empty, Spin, Typography } from 'antd';
import type { Schemas } from '../../api/client.js';
import { schedulesQuery } from '../../api/queries.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';
import { ScheduleCard } from './schedule-card.js';

/** What starts by itself, by which rule, when next, and what came of it. */
export function SchedulesPage({ me }: { readonly me: Schemas['MeDto'] }) {
  const { t } = useTexts();
  const { data: schedules, error } = useQuery({ ...schedulesQuery, staleTime: 10_000, refetchInterval: 60_000 });
  const is = (...roles: readonly string[]): boolean => me.roles.some((role) => roles.includes(role));
  return (
    <Page title={t('schedules')}>
      <Typography.Paragraph type="secondary">{t('schedules.about')}</Typography.Paragraph>
      {error && <Problem error={error} />}
      {!error && !schedules && <Spin />}
      {schedules?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('schedules.none')} />}
      {schedules?.map((one) => (
        <ScheduleCard key={`${one.workflow} ${one.id}`} schedule={one} seesPast={is('process-admin', 'auditor', 'operator')} mayRetry={is('process-admin', 'operator')} />
      ))}
    </Page>
  );
}
