import { useTexts } from '../../texts/use-texts.js';
import { kindOf, type CalendarDay } from './calendar-queries.js';

interface Props {
  /** From 0. */
  readonly month: number;
  /** The days of the month, in order. */
  readonly days: readonly CalendarDay[];
  readonly today: string | undefined;
}

const DAY_MS = 86_400_000;
const WEEK = 7;
const A_MONDAY = Date.UTC(2024, 0, 1);

/** One month as a table of weeks from Monday. What a day is stands in it as a letter, beside the colour. */
export function MonthTable({ month, days, today }: Props) {
  const { t, say, language } = useTexts();
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const written = (options: Intl.DateTimeFormatOptions, at: number): string => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at);
  const first = Date.parse(`${days[0]?.day ?? '2024-01-01'}T00:00:00Z`);
  const blanks = (Math.floor(first / DAY_MS) + 3) % WEEK;
  const cells = [...Array.from({ length: blanks }, () => undefined), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / WEEK) }, (_, at) => [...cells.slice(at * WEEK, (at + 1) * WEEK), ...Array<undefined>(WEEK).fill(undefined)].slice(0, WEEK));
  const weekdays = Array.from({ length: WEEK }, (_, at) => A_MONDAY + at * DAY_MS);
  return (
    <table className="month">
      <caption>
        {written({ month: 'long' }, Date.UTC(2024, month, 1))} <span className="month-count">{t('calendars.working-days', { count: days.filter(({ working }) => working).length })}</span>
      </caption>
      <thead>
        <tr>
          {weekdays.map((at) => (
            <th key={at} scope="col" abbr={written({ weekday: 'long' }, at)}>
              {written({ weekday: 'narrow' }, at)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={at}>{week.map((day, weekday) => (day ? <DayCell key={day.day} day={day} isToday={day.day === today} told={[t(`calendars.kind.${kindOf(day)}`), say(day.name)].filter((part) => part !== '').join(t('list.comma'))} /> : <td key={weekday} />))}</tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, isToday, told }: { readonly day: CalendarDay; readonly isToday: boolean; readonly told: string }) {
  const { t } = useTexts();
  const kind = kindOf(day);
  return (
    <td className={`day day-${kind}${isToday ? ' day-today' : ''}`} title={told} {...(isToday && { 'aria-current': 'date' as const })}>
      {Number(day.day.slice(8))}
      {kind !== 'working' && (
        <>
          <sup aria-hidden>{t(`calendars.letter.${kind}`)}</sup>
          <span className="visually-hidden"> {told}</span>
        </>
      )}
      {isToday && <span className="visually-hidden"> {t('calendars.today')}</span>}
    </td>
  );
}
