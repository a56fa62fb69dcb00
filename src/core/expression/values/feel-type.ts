/** Types as expressions write them (DMN 1.5, 10.3.1.2 rules 52 to 54, 10.3.2.9), and the conversions between them. */
import { Temporal } from 'temporal-polyfill';
import { FeelDateTime } from './feel-time.js';
import { entryOf, FeelFunction, FeelRange, isContext, isList, type TypeName, typeOf, type Value } from './value.js';

export interface FeelType {
  /** As a message calls it: "a number", "a list". */
  readonly name: string;
  /** Whether a value that is not null is of this type. */
  holds(value: Value): boolean;
  /** The value as one of this type, converted where the standard does it silently (10.3.2.9.4); undefined where it is none. */
  taken(value: Value): Value | undefined;
}

function typed(name: string, holds: (value: Value) => boolean): FeelType {
  return { name, holds, taken: (value) => (value === null || holds(value) ? value : converted(value, holds)) };
}

/** A list of one item for its item. */
function converted(value: Value, holds: (value: Value) => boolean): Value | undefined {
  const only = isList(value) && value.length === 1 ? value[0] : undefined;
  return only !== undefined && only !== null && holds(only) ? only : undefined;
}

export const ANY: FeelType = { name: 'anything', holds: () => true, taken: (value) => value };

const SIMPLE: Readonly<Record<string, TypeName>> = {
  Null: 'null', number: 'number', string: 'string', boolean: 'boolean', date: 'date', time: 'time', 'date and time': 'date and time',
  'days and time duration': 'days and time duration', dayTimeDuration: 'days and time duration',
  'years and months duration': 'years and months duration', yearMonthDuration: 'years and months duration',
  list: 'list', context: 'context', function: 'function', range: 'range',
};

/** A type by its name; undefined for one that FEEL does not know. */
export function namedType(name: string): FeelType | undefined {
  if (name === 'Any') return ANY;
  const type = Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined;
  if (type === undefined) return undefined;
  if (type === 'list') return listType(ANY);
  const plain = typed(`a ${type}`, (value) => typeOf(value) === type);
  return type === 'date and time' ? { ...plain, taken: (value) => plain.taken(value) ?? midnight(value) } : plain;
}

/** A date as a date and time is its midnight in UTC. */
function midnight(value: Value): Value | undefined {
  return value instanceof Temporal.PlainDate ? new FeelDateTime(value.toPlainDateTime(), 'Z') : undefined;
}

export function listType(item: FeelType): FeelType {
  const holds = (value: Value): boolean => isList(value) && value.every((one) => within(item, one));
  return { name: 'a list', holds, taken: (value) => (value === null || holds(value) ? value : within(item, value) && !isList(value) ? [value] : undefined) };
}

/** Inside lists and contexts null is of every type. */
function within(type: FeelType, value: Value): boolean {
  return value === null || type.holds(value);
}

export function contextType(entries: readonly (readonly [string, FeelType])[]): FeelType {
  return typed('a context', (value) => {
    return isContext(value) && entries.every(([name, type]) => {
      const found = entryOf(value, name);
      return found !== undefined && within(type, found);
    });
  });
}

export function rangeType(end: FeelType): FeelType {
  return typed('a range', (value) => value instanceof FeelRange && within(end, value.low ?? null) && within(end, value.high ?? null));
}

export function functionType(parameters: number): FeelType {
  return typed('a function', (value) => value instanceof FeelFunction && value.parameters.length === parameters);
}
