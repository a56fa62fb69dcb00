import { Card, Table, type TableColumnsType } from 'antd';
import type { Text } from '../../api/shapes.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import type { CalendarDay, CalendarYear } from './calendar-queries.js';

interface Line {
  readonly name: string;
  readonly days: readonly CalendarDay[];
  readonly makeUp: readonly CalendarDay[];
}

/** The holidays of a year by name, and the days that are worked for each. */
export function HolidayList({ year }: { readonly year: CalendarYear }) {
  const { t, say } = useTexts();
  const { day } = useMoments();
  const lines = linesOf(year, say);
  const stretch = (days: readonly CalendarDay[]): string => stretchesOf(days).map(({ from, until }) => (from === until ? day(from) : `${day(from)} – ${day(until)}`)).join(t('list.semicolon'));
  const columns: TableColumnsType<Line> = [
    { title: t('calendars.kind.holiday'), key: 'name', render: (_, { name }) => <span className="value-text">{name || t('calendars.unnamed')}</span> },
    { title: t('calendars.days'), key: 'days', render: (_, { days }) => (days.length === 0 ? '—' : stretch(days)) },
    { title: t('calendars.count'), key: 'count', align: 'right', responsive: ['sm'], render: (_, { days }) => days.length },
    { title: t('calendars.kind.worked'), key: 'worked', render: (_, { makeUp }) => (makeUp.length === 0 ? '—' : makeUp.map((one) => day(one.day)).join(t('list.semicolon'))) },
  ];
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{t('calendars.holidays')}</h2>} style={{ marginTop: 16 }}>
      <Table<Line> size="small" rowKey="name" columns={columns} dataSource={[...lines]} pagination={false} locale={{ emptyText: t('calendars.holidays.none') }} />
    </Card>
  );
}

function linesOf({ days }: CalendarYear, say: (text: Text | undefined) => string): readonly Line[] {
  const special = days.filter(({ by }) => by !== 'week');
  return [...new Set(special.map(({ name }) => say(name)))].map((name) => {
    const own = special.filter((one) => say(one.name) === name);
    return { name, days: own.filter(({ by }) => by === 'holiday'), makeUp: own.filter(({ by }) => by === 'worked') };
  });
}

const DAY_MS = 86_400_000;

/** Days that follow each other, as one. */
function stretchesOf(days: readonly CalendarDay[]): readonly { readonly from: string; readonly until: string }[] {
  const found: { from: string; until: string }[] = [];
  for (const { day } of days) {
    const last = found.at(-1);
    if (last && Date.parse(day) - Date.parse(last.until) === DAY_MS) last.until = day;
    else found.push({ from: day, until: day });
  }
  return found;
}
