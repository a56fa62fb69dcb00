import { countMs } from '../calendar/clock-line.js';
import { explainReckoning, roundedCount, type Explanation } from '../calendar/explain.js';
import { momentWords } from '../calendar/day-words.js';
import { zoneClock, type ZoneClock } from '../calendar/zone-clock.js';
import type { CaseState, Clock } from '../model/case-state.js';
import type { ClockUnit } from '../model/sla.js';
import type { Language } from '../model/text.js';
import { isRunning } from './clock-after.js';
import type { CompiledRulebook } from './compiled.js';
import { changeViews, type DeadlineChangeView } from './deadline-changes.js';

/** A stretch in which a clock ran or stood still. */
export interface ClockSegment {
  readonly kind: 'running' | 'paused';
  readonly from: string;
  /** Null while it goes on. */
  readonly until: string | null;
}

/** A clock of a case, and how it came to its due date. */
export interface ClockView {
  /** Path of the state; '' for the whole case. */
  readonly state: string;
  readonly within: string;
  readonly unit: ClockUnit;
  readonly status: 'running' | 'paused' | 'ended';
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Null while it stands still. */
  readonly due: string | null;
  /** What is left of its unit while it stands still, as decimal text. */
  readonly left: string | null;
  readonly overdue: boolean;
  readonly segments: readonly ClockSegment[];
  readonly article?: string;
  readonly explanations: readonly Explanation[];
  /** Who has given it another due time, and why. */
  readonly changes: readonly DeadlineChangeView[];
  readonly text: { readonly zh: string; readonly en: string };
}

type Counting = Pick<CompiledRulebook, 'calendars' | 'definition'>;

/**
 * The clocks of a case in the order in which they started, those that have ended included.
 * @param pinned what the case counted by before its years were published
 * @param now the instant at which one asks
 */
export function clockViews(rulebook: Counting, pinned: Counting, { clocks = {}, published }: CaseState, now: string): readonly ClockView[] {
  const wall = rulebook.calendars?.clock ?? zoneClock(rulebook.definition.timeZone);
  const explained = ({ counted = [], endedAt }: Clock): readonly Explanation[] =>
    counted.flatMap((reckoning) => {
      const { calendars } = published?.[0] && endedAt !== undefined && endedAt < published[0].at ? pinned : rulebook;
      const calendar = calendars?.all.get(reckoning.calendar);
      return calendars && calendar ? [explainReckoning(reckoning, calendar, calendars.clock)] : [];
    });
  return Object.values(clocks)
    .map((clock) => viewOf(clock, { explanations: explained(clock), changes: changeViews(clock.changes, rulebook) }, wall, now))
    .sort((one, other) => one.startedAt.localeCompare(other.startedAt));
}

function viewOf(clock: Clock, reasons: Pick<ClockView, 'explanations' | 'changes'>, wall: ZoneClock, now: string): ClockView {
  const { id: state, within, unit, startedAt, endedAt = null, article } = clock;
  const left = leftWhileStill(clock);
  const view = {
    state,
    within,
    unit,
    status: endedAt !== null ? 'ended' : isRunning(clock) ? 'running' : 'paused',
    startedAt,
    endedAt,
    due: left === undefined ? clock.dueAt : null,
    left: left ?? null,
    overdue: left === undefined ? (endedAt ?? now) > clock.dueAt : countMs(unit, left) < 0,
    segments: segmentsOf(clock),
    ...(article !== undefined && { article }),
    ...reasons,
  } as const;
  return { ...view, text: { zh: tell(view, wall, 'zh'), en: tell(view, wall, 'en') } };
}

/** Of a clock that stands still, or stood still to its end. */
function leftWhileStill({ pauses, endedAt }: Clock): string | undefined {
  const last = pauses.at(-1);
  return last && last.until === endedAt ? last.left : undefined;
}

function segmentsOf({ startedAt, endedAt, pauses }: Clock): readonly ClockSegment[] {
  const running = pauses.map(({ from }, index): ClockSegment => ({ kind: 'running', from: index === 0 ? startedAt : (pauses[index - 1]?.until ?? startedAt), until: from }));
  const all = pauses.flatMap(({ from, until = null }, index) => [...running.slice(index, index + 1), { kind: 'paused' as const, from, until }]);
  const last = pauses.at(-1);
  const goesOn: ClockSegment = { kind: 'running', from: last?.until ?? startedAt, until: endedAt ?? null };
  return [...all, ...(last && last.until === undefined ? [] : [goesOn])].filter(({ from, until }) => from !== until);
}

const WORDS = {
  en: {
    units: { 'hours': 'hours', 'working hours': 'working hours', 'working days': 'working days' },
    comma: '; ',
    colon: ': ',
    begins: (within: string, from: string) => `${within} from ${from}`,
    still: (from: string, until: string) => `stood still from ${from} to ${until}`,
    standing: (from: string, left: string) => `stands still since ${from} with ${left} left`,
    due: (at: string, overdue: boolean) => `due ${at}${overdue ? ', overdue' : ''}`,
    ended: (at: string, overdue: boolean) => `ended ${at}, ${overdue ? 'overdue' : 'in time'}`,
  },
  zh: {
    units: { 'hours': '小时', 'working hours': '个工作小时', 'working days': '个工作日' },
    comma: '；',
    colon: '：',
    begins: (within: string, from: string) => `${from}起${within}`,
    still: (from: string, until: string) => `${from}至${until}暂停`,
    standing: (from: string, left: string) => `${from}起暂停，剩余${left}`,
    due: (at: string, overdue: boolean) => `${at}到期${overdue ? '，已超期' : ''}`,
    ended: (at: string, overdue: boolean) => `${at}结束，${overdue ? '已超期' : '未超期'}`,
  },
} as const;

function tell({ within, unit, startedAt, endedAt, due, left, overdue, segments, changes }: Omit<ClockView, 'text'>, wall: ZoneClock, language: Language): string {
  const words = WORDS[language];
  const first = wall.localOf(Date.parse(startedAt)).day;
  const moment = (at: string): string => momentWords(wall.localOf(Date.parse(at)), first, language);
  const begins = words.begins(lengthWords(within, language), momentWords(wall.localOf(Date.parse(startedAt)), undefined, language));
  const pauses = segments.flatMap(({ kind, from, until }) => (kind === 'paused' && until !== null ? [words.still(moment(from), moment(until))] : []));
  const still = segments.at(-1);
  const length = left === null ? '' : `${roundedCount(left)}${language === 'en' ? ' ' : ''}${words.units[unit]}`;
  const where = still?.kind === 'paused' && still.until === null ? [words.standing(moment(still.from), length)] : [...(due === null ? [] : [words.due(moment(due), overdue && endedAt === null)]), ...(endedAt === null ? [] : [words.ended(moment(endedAt), overdue)])];
  return `${begins}${words.colon}${[...pauses, ...changes.map(({ text }) => text[language]), ...where].join(words.comma)}`;
}

/** "3 working days" and "PT48H" as people say them. */
function lengthWords(within: string, language: Language): string {
  const working = /^(\S+) working (day|hour)s?$/.exec(within);
  if (working) return language === 'en' ? within : `${working[1] ?? ''}${working[2] === 'day' ? '个工作日' : '个工作小时'}`;
  const plain = /^P(?:(\d+)D|T(\d+)H)$/.exec(within);
  if (!plain) return within;
  const [count = '', unit] = plain[1] === undefined ? [plain[2], 'hour'] : [plain[1], 'day'];
  return language === 'en' ? `${count} ${unit}${count === '1' ? '' : 's'}` : `${count}${unit === 'day' ? '天' : '小时'}`;
}
