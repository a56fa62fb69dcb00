import { dayNumber } from '../../core/calendar/day-number.js';
import { dayOf } from '../../core/expression/day-of.js';
import { later } from '../../core/expression/later.js';
import type { WorkflowDefinition } from '../../core/model/definition.js';
import type { Json, JsonObject } from '../../core/model/json.js';
import { isJsonObject } from '../../core/model/json.js';
import type { ScenarioCase } from '../../core/model/scenario.js';
import { dayLater } from './days.js';

/** A start that an example of the rulebook has, and the cases that were there before it. */
export interface StartExample {
  readonly by: string;
  readonly data: JsonObject;
  /** Day on which it was, ISO date. */
  readonly on: string;
  readonly before: readonly ScenarioCase[];
}

/** What somebody filled in with an action. */
export interface ActExample {
  readonly fields: JsonObject;
  readonly input: JsonObject;
  readonly on: string;
}

export interface Examples {
  readonly starts: readonly StartExample[];
  readonly acts: ReadonlyMap<string, readonly ActExample[]>;
}

/** The examples of a workflow as a stock of values that belong together. What was refused is left out. */
export function examplesOf({ scenarios }: Pick<WorkflowDefinition, 'scenarios'>, timeZone: string): Examples {
  const starts: StartExample[] = [];
  const acts = new Map<string, ActExample[]>();
  for (const { at, start, steps, before = [], cases = [] } of scenarios) {
    const first = dayOf(new Date(at).toISOString(), timeZone);
    if ('by' in start && !start.refused) starts.push({ by: start.by, data: start.data, on: first, before: [...before, ...cases] });
    let now = new Date(at).toISOString();
    for (const step of steps) {
      if (step.kind === 'clock') now = new Date(step.to).toISOString();
      if (step.kind === 'wait' || step.kind === 'down') now = later(now, step.duration, timeZone);
      if (step.kind !== 'act' || step.refused || step.case !== undefined) continue;
      acts.set(step.action, [...(acts.get(step.action) ?? []), { fields: step.fields, input: step.input, on: dayOf(now, timeZone) }]);
    }
  }
  return { starts, acts };
}

/** The same values, with every day, moment and month as far from today as they were from the day of the example. */
export function moved<Value extends Json>(value: Value, from: string, today: string): Value {
  return movedJson(value, dayNumber(today) - dayNumber(from), monthNumber(today) - monthNumber(from)) as Value;
}

function movedJson(value: Json, days: number, months: number): Json {
  if (typeof value === 'string') return movedText(value, days, months);
  if (Array.isArray(value)) return value.map((item: Json) => movedJson(item, days, months));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, movedJson(inner, days, months)]));
}

function movedText(text: string, days: number, months: number): string {
  if (/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text)) return dayLater(text.slice(0, 10), days) + text.slice(10);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  const month = monthNumber(text) + months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
