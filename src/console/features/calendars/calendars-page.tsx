import { useQuery } from '@tanstack/react-query';
import { Empty, Flex, Select, Spin } from 'antd';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { calendarsQuery } from '../../api/queries.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useToday } from '../../shared/use-today.js';
import { useTexts } from '../../texts/use-texts.js';
import { calendarYearQuery } from './calendar-queries.js';
import { Reckoner } from './reckoner.js';
import { YearView } from './year-view.js';

/** Which days are worked. Which calendar and year are looked at stands in the address. */
export function CalendarsPage() {
  const { t } = useTexts();
  const { data: calendars, error } = useQuery(calendarsQuery);
  return (
    <Page title={t('calendars')}>
      {error && <Problem error={error} />}
      {!error && !calendars && <Spin />}
      {calendars?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('calendars.none')} />}
      {calendars && calendars.length > 0 && <Chosen calendars={calendars} />}
    </Page>
  );
}

function Chosen({ calendars }: { readonly calendars: readonly Schemas['CalendarDto'][] }) {
  const { t, say } = useTexts();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const chosen = calendars.find(({ id }) => id === search.get('calendar')) ?? calendars[0];
  const years = chosen?.years ?? [];
  const thisYear = Number(today?.slice(0, 4));
  const year = years.find((one) => String(one) === search.get('year')) ?? years.find((one) => one === thisYear) ?? years.at(-1);
  const put = (calendar: string, next: number | undefined): void => setSearch({ calendar, ...(next !== undefined && { year: String(next) }) }, { replace: true });
  if (!chosen || today === undefined) return <Spin />;
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Select aria-label={t('calendars.calendar')} value={chosen.id} style={{ minWidth: 220, maxWidth: '100%' }} options={calendars.map(({ id, title, main }) => ({ value: id, label: main ? t('calendars.main', { name: say(title) }) : say(title) }))} onChange={(next: string) => put(next, year)} />
        {year !== undefined && <Select aria-label={t('period.year')} value={year} style={{ minWidth: 110 }} options={years.map((one) => ({ value: one, label: String(one) }))} onChange={(next: number) => put(chosen.id, next)} />}
      </Flex>
      <Reckoner key={chosen.id} calendar={chosen.id} today={today} />
      {year === undefined ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('calendars.years.none')} /> : <OfYear calendar={chosen.id} year={year} today={today} />}
    </>
  );
}

function OfYear({ calendar, year, today }: { readonly calendar: string; readonly year: number; readonly today: string }) {
  const { data, error } = useQuery(calendarYearQuery(calendar, year));
  if (error) return <Problem error={error} />;
  return data ? <YearView year={data} today={today} /> : <Spin />;
}
