import { momentWords } from '../calendar/day-words.js';
import { zoneClock, type ZoneClock } from '../calendar/zone-clock.js';
import { textIn, type Language } from '../model/text.js';
import type { DeadlineChange } from '../model/time-event.js';
import type { CompiledRulebook } from './compiled.js';

/** That a deadline has been given another due time: by whom, when, from when to when, and why. */
export interface DeadlineChangeView {
  readonly at: string;
  /** Id of the person. */
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly text: { readonly zh: string; readonly en: string };
}

/** Tells of each change, in order. @param rulebook with the people whose names are told */
export function changeViews(changes: readonly DeadlineChange[] = [], rulebook: Pick<CompiledRulebook, 'calendars' | 'definition'>): readonly DeadlineChangeView[] {
  const { calendars, definition } = rulebook;
  const wall = calendars?.clock ?? zoneClock(definition.timeZone);
  const nameOf = (person: string, language: Language): string => textIn(definition.people.get(person)?.name ?? person, language);
  return changes.map(({ at, by, from, to, reason }) => {
    const told = { at, from: from.dueAt, to: to.dueAt, reason };
    return { ...told, by, text: { zh: tell({ ...told, by: nameOf(by, 'zh') }, wall, 'zh'), en: tell({ ...told, by: nameOf(by, 'en') }, wall, 'en') } };
  });
}

function tell({ at, by, from, to, reason }: Omit<DeadlineChangeView, 'text'>, wall: ZoneClock, language: Language): string {
  const begun = wall.localOf(Date.parse(at)).day;
  const moment = (instant: string, beside?: number): string => momentWords(wall.localOf(Date.parse(instant)), beside, language);
  if (language === 'zh') return `${by}于${moment(at)}将期限由${moment(from, begun)}改为${moment(to, begun)}，原因：${reason}`;
  return `moved by ${by} on ${moment(at)} from ${moment(from, begun)} to ${moment(to, begun)}: ${reason}`;
}
