import type { Reckoning } from '../model/calendar.js';
import { textIn, type Language, type Text } from '../model/text.js';
import { dateOf, dayNumber } from './day-number.js';
import { dayWords, momentWords, stretchWords, weekdayWords } from './day-words.js';
import { isDay, reckon } from './reckon.js';
import type { DayKind, WorkCalendar } from './work-calendar.js';
import type { ZoneClock } from './zone-clock.js';

/** Days that a reckoning passes over or counts although the week says otherwise. */
export interface Noteworthy {
  /** ISO dates, both included. */
  readonly from: string;
  readonly until: string;
  readonly counted: boolean;
  readonly by: DayKind['by'];
  readonly name?: Text;
}

/** Where a reckoning comes to, and why. */
export interface Explanation extends Reckoning {
  /** A day (ISO date) or an instant in UTC. */
  readonly due: string;
  /** In the order of days. Ordinary days of work and of rest are not listed. */
  readonly noteworthy: readonly Noteworthy[];
  /** A year was counted with that has not been published yet. */
  readonly provisional: boolean;
  readonly text: { readonly zh: string; readonly en: string };
}

/** Tells how a due date was counted. @throws CalendarSilent */
export function explainReckoning(reckoning: Reckoning, calendar: WorkCalendar, clock: ZoneClock): Explanation {
  const due = reckon(reckoning, calendar, clock);
  const [start, end] = [dayOf(reckoning.from, clock), dayOf(due, clock)];
  const all = daysBetween(reckoning, start, end).map((day) => ({ day, kind: calendar.kindOf(day) }));
  const noteworthy = stretches(all, reckoning);
  const provisional = all.some(({ kind }) => kind.provisional);
  const told = { reckoning, start, end, due, noteworthy, provisional, clock };
  return { ...reckoning, due, noteworthy, provisional, text: { zh: tell(told, 'zh'), en: tell(told, 'en') } };
}

function dayOf(point: string, clock: ZoneClock): number {
  return isDay(point) ? dayNumber(point) : clock.localOf(Date.parse(point)).day;
}

/** The days that were looked at, in their order: the first one only where it can count itself. */
function daysBetween({ how }: Reckoning, start: number, end: number): readonly number[] {
  const [first, last] = [Math.min(start, end), Math.max(start, end)];
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const counts = how !== 'working days after' && how !== 'working days before';
  return counts ? days : days.filter((day) => day !== start);
}

/** "The 15th, or the working day before" is about single days, so that a plain day of rest is worth a word as well. */
function stretches(days: readonly { readonly day: number; readonly kind: DayKind }[], { how }: Reckoning): readonly Noteworthy[] {
  const nearest = how.startsWith('last') || how.startsWith('first');
  const found: Noteworthy[] = [];
  for (const { day, kind } of days) {
    if (kind.by === 'week' && (kind.working || !nearest)) continue;
    const date = dateOf(day);
    const before = found.at(-1);
    const goesOn = before?.by === kind.by && before.name === kind.name && before.counted === kind.working && dayNumber(before.until) === day - 1;
    if (goesOn) found[found.length - 1] = { ...before, until: date };
    else found.push({ from: date, until: date, counted: kind.working, by: kind.by, ...(kind.name !== undefined && { name: kind.name }) });
  }
  return found;
}

interface Told {
  readonly reckoning: Reckoning;
  readonly start: number;
  readonly end: number;
  readonly due: string;
  readonly noteworthy: readonly Noteworthy[];
  readonly provisional: boolean;
  readonly clock: ZoneClock;
}

const WORDS = {
  en: {
    ends: { colon: ': ', comma: ', ' },
    skips: (what: string) => `skips ${what}`,
    counts: (what: string) => `counts ${what}`,
    rest: 'day of rest',
    worked: 'make-up day',
    provisional: ' (a year that is not published yet: provisional)',
  },
  zh: {
    ends: { colon: '：', comma: '，' },
    skips: (what: string) => `跳过${what}`,
    counts: (what: string) => `计入${what}`,
    rest: '休息日',
    worked: '调休上班',
    provisional: '（含尚未公布的年度，暂定）',
  },
} as const;

function tell({ reckoning, end, start, due, noteworthy, provisional, clock }: Told, language: Language): string {
  const words = WORDS[language];
  const from = pointWords(reckoning.from, undefined, clock, language);
  const reasons = noteworthy.map((one) => reason(one, start, language)).join(words.ends.comma);
  const result = pointWords(due, start, clock, language);
  const head = heading(reckoning, from, language);
  const changed = reasons !== '' || end !== start || due !== reckoning.from;
  return `${head}${reasons === '' ? '' : words.ends.colon}${reasons}${changed ? ` → ${result}` : ''}${provisional ? words.provisional : ''}`;
}

function reason({ from, until, counted, by, name }: Noteworthy, start: number, language: Language): string {
  const words = WORDS[language];
  const title = name === undefined ? undefined : textIn(name, language);
  const why = by === 'worked' ? words.worked : by === 'holiday' ? (title ?? words.rest) : words.rest;
  const weekday = counted && from === until ? weekdayWords(dayNumber(from), language) : '';
  const days = `${stretchWords(dayNumber(from), dayNumber(until), start, language)}${weekday}`;
  const told = language === 'zh' ? `${days}（${why}）` : `${days} (${why})`;
  return counted ? words.counts(told) : words.skips(told);
}

function pointWords(point: string, beside: number | undefined, clock: ZoneClock, language: Language): string {
  if (isDay(point)) return dayWords(dayNumber(point), beside, language);
  return momentWords(clock.localOf(Date.parse(point)), beside, language);
}

/** What is left of a clock has many digits. */
export function roundedCount(count: string): string {
  return count.replace(/\.\d{3,}$/, (digits) => Number(digits).toFixed(2).slice(1).replace(/\.?0+$/, ''));
}

function heading({ how, count: exact = '' }: Reckoning, from: string, language: Language): string {
  const count = roundedCount(exact);
  const one = count === '1';
  switch (how) {
    case 'working days after':
    case 'parts of working days after':
      return language === 'en' ? `${count} working ${one ? 'day' : 'days'} from ${from}` : `${from}起${count}个工作日`;
    case 'working days before':
      return language === 'en' ? `${count} working ${one ? 'day' : 'days'} before ${from}` : `${from}之前${count}个工作日`;
    case 'working hours after':
      return language === 'en' ? `${count} working ${one ? 'hour' : 'hours'} from ${from}` : `${from}起${count}个工作小时`;
    case 'last working day on or before':
      return language === 'en' ? `${from}, or the working day before` : `${from}，遇休息日提前`;
    case 'first working day on or after':
      return language === 'en' ? `${from}, or the working day after` : `${from}，遇休息日顺延`;
  }
}
