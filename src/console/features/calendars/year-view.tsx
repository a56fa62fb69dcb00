import { Alert, Descriptions, Flex } from 'antd';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import type { CalendarYear } from './calendar-queries.js';
import { HolidayList } from './holiday-list.js';
import { MonthTable } from './month-table.js';

const MONTHS = 12;
const LEGEND = ['holiday', 'worked', 'rest'] as const;
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A year: where it comes from, the hours, its twelve months, and its holidays. */
export function YearView({ year, today }: { readonly year: CalendarYear; readonly today: string | undefined }) {
  const { t, say } = useTexts();
  const { number } = useMoments();
  const hours = useHours(year);
  const sources = [...year.sources.map(({ title, source }) => `${say(title)}${t('list.colon')}${source}`), ...(year.sources.length === 0 ? [t('calendars.source.none')] : [])];
  return (
    <>
      {year.provisional && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('calendars.provisional', { year: year.year })} />}
      <Descriptions
        size="small"
        column={1}
        style={{ marginBottom: 12 }}
        items={[
          { key: 'source', label: t('calendars.source'), children: <span className="value-text">{sources.join(t('list.semicolon'))}</span> },
          { key: 'hours', label: t('calendars.hours'), children: <span>{hours.map((line) => <div key={line}>{line}</div>)}</span> },
          { key: 'count', label: t('calendars.working-days.all'), children: number(year.days.filter(({ working }) => working).length) },
        ]}
      />
      <Flex gap={16} wrap style={{ marginBottom: 8 }} role="list" aria-label={t('calendars.legend')}>
        {LEGEND.map((kind) => (
          <span key={kind} role="listitem">
            <span className={`day day-sample day-${kind}`} aria-hidden>
              {t(`calendars.letter.${kind}`)}
            </span>{' '}
            {t(`calendars.kind.${kind}`)}
          </span>
        ))}
        <span role="listitem">
          <span className="day day-sample day-today" aria-hidden>
            {today === undefined ? '' : Number(today.slice(8))}
          </span>{' '}
          {t('calendars.today')}
        </span>
      </Flex>
      <div className="months">
        {Array.from({ length: MONTHS }, (_, month) => (
          <MonthTable key={month} month={month} days={year.days.filter(({ day }) => Number(day.slice(5, 7)) === month + 1)} today={today} />
        ))}
      </div>
      <HolidayList year={year} />
    </>
  );
}

/** The working hours, weekdays with the same hours on one line. */
function useHours({ week, timeZone }: CalendarYear): readonly string[] {
  const { t, language } = useTexts();
  const nameOf = (weekday: string): string => new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone: 'UTC' }).format(A_MONDAY + WEEKDAYS.indexOf(weekday) * DAY_MS);
  const written = ({ hours }: CalendarYear['week'][number]): string => (hours.length === 0 ? t('calendars.hours.none') : `${hours.map(({ from, to }) => `${from}–${to}`).join(t('list.comma'))} (${timeZone})`);
  const together = (days: readonly string[]): string => (days.length > 2 && WEEKDAYS.indexOf(days.at(-1) ?? '') - WEEKDAYS.indexOf(days[0] ?? '') === days.length - 1 ? `${nameOf(days[0] ?? '')}–${nameOf(days.at(-1) ?? '')}` : days.map(nameOf).join(t('list.comma')));
  return [...new Set(week.map(written))].map((hours) => `${together(week.filter((day) => written(day) === hours).map(({ weekday }) => weekday))}${t('list.colon')}${hours}`);
}
