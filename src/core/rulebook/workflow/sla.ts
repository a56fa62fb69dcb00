import { lengthMs, unitOf } from '../../calendar/clock-line.js';
import type { RungDefinition, SlaDefinition } from '../../model/definition.js';
import type { Length, RungMoment, TimeAsked } from '../../model/sla.js';
import { list, oneOrMany } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { expression } from '../reader/expression.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string } from '../reader/scalars.js';
import { lengthOf } from './length-of.js';
import { TRANSITION_KEYS } from './transition.js';

const length: Reader<Length> = (node, reading) => {
  const written = string(node, reading);
  if (written === undefined) return undefined;
  const found = lengthOf(written, node.at, reading);
  if (found === 'none') reading.report('bad-value', node.at, `Expected a duration such as PT48H, or working time such as 3 working days, but found ${quoted(written)}`);
  return found === 'none' ? undefined : found;
};

const asked = record({ 'working-days': optional(expression), 'working-hours': optional(expression), 'duration': optional(expression) });

/** `{ working-days: FEEL }` and the like: how long it is, an expression tells when the clock begins. */
const timeAsked: Reader<TimeAsked> = (node, reading) => {
  const found = asked(node, reading);
  if (!found) return undefined;
  const { 'working-days': days, 'working-hours': hours, duration, at } = found;
  const times = ([['working days', days], ['working hours', hours], ['hours', duration]] as const).flatMap(([unit, one]): readonly TimeAsked[] => (one ? [{ kind: 'asked', unit, length: one }] : []));
  const [first, second] = times;
  if (!first || second) {
    reading.report('bad-value', at, `Expected one of the keys working-days, working-hours and duration, but found ${second ? 'more' : 'none'}`);
    return undefined;
  }
  if (first.unit !== 'hours' && !reading.known.keepsCalendar) {
    reading.report('unknown-calendar', at, 'Expected the key "calendar" in rules/rulebook.yaml, by which working time is counted, but it is missing');
    return undefined;
  }
  return first;
};

const allowed: Reader<Length | TimeAsked> = (node, reading) => (node.kind === 'map' ? timeAsked(node, reading) : length(node, reading));

/** `due`, or a share such as `50%` of the time allowed. */
const onTheWay: Reader<RungMoment> = (node, reading) => {
  const written = string(node, reading);
  if (written === undefined) return undefined;
  if (written === 'due') return { kind: 'due' };
  const percent = /^(\d{1,2}(?:\.\d{1,4})?)%$/.exec(written)?.[1];
  if (percent !== undefined && Number(percent) > 0) return { kind: 'share', percent };
  reading.report('bad-value', node.at, `Expected due, or a share of the time such as 50%, but found ${quoted(written)}`);
  return undefined;
};

const writtenRung = record({ at: optional(onTheWay), before: optional(length), after: optional(length), ...TRANSITION_KEYS });

const rung: Reader<RungDefinition> = (node, reading) => {
  const found = writtenRung(node, reading);
  if (!found) return undefined;
  const { at: onWay, before, after, ...taken } = found;
  const moments = [onWay, before && ({ kind: 'before', length: before } as const), after && ({ kind: 'after', length: after } as const)].filter((one) => one !== undefined);
  const [moment, second] = moments;
  if (moment && !second) return { moment, transition: { ...taken, at: node.label }, at: node.label };
  reading.report('bad-value', node.label, `Expected one of the keys at, before and after to say when, but found ${second ? 'more' : 'none'}`);
  return undefined;
};

const written = record({
  within: required(allowed),
  article: optional(nameOf('article')),
  pausedIn: withDefault(oneOrMany(nameOf('state')), []),
  escalate: withDefault(list(rung), []),
});

/** The clock of a state: how long it may take, where the clock stands still, and the ladder of what happens on the way. */
export const sla: Reader<SlaDefinition> = (node, reading) => {
  const found = written(node, reading);
  if (!found) return undefined;
  const { within, article, pausedIn, escalate, at } = found;
  if (!escalate.every((one) => isCountedLike(within, one, reading))) return undefined;
  return { within, ...(article !== undefined && { article }), pausedIn, escalate: escalate.map((one) => citing(article, one)), at };
};

/** A ladder is counted as its clock is: only then is it certain what is left of it after a pause. */
function isCountedLike(within: Length | TimeAsked, { moment, at }: RungDefinition, reading: Reading): boolean {
  if (moment.kind !== 'before' && moment.kind !== 'after') return true;
  if (unitOf(moment.length) === unitOf(within) && lengthMs(moment.length) !== undefined) return true;
  const unit = unitOf(within) === 'hours' ? 'a duration without months and years' : unitOf(within);
  reading.report('bad-value', at, `Expected ${unit} as the clock counts, but found another unit`);
  return false;
}

function citing(article: string | undefined, one: RungDefinition): RungDefinition {
  return article === undefined || one.transition.article !== undefined ? one : { ...one, transition: { ...one.transition, article } };
}
