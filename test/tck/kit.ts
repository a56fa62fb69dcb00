/** The cases of the conformance kit, their values as FEEL values, and when a case passes. */
import { readFileSync } from 'node:fs';
import { Decimal, isDecimal } from '../../src/core/expression/values/decimal.js';
import { durationFrom } from '../../src/core/expression/values/durations.js';
import { equalValues } from '../../src/core/expression/values/equal.js';
import { namedType } from '../../src/core/expression/values/feel-type.js';
import { FeelDateTime } from '../../src/core/expression/values/feel-time.js';
import { dateFrom, dateTimeFrom, timeFrom } from '../../src/core/expression/values/temporal-text.js';
import { contextOf, entryOf, FeelFunction, isContext, isList, type Value } from '../../src/core/expression/values/value.js';

type KitValue =
  | { readonly type: string; readonly text: string }
  | { readonly list: readonly KitValue[] }
  | { readonly context: Readonly<Record<string, KitValue>> }
  | { readonly nil: true };

export interface KitCase {
  readonly id: string;
  readonly expr: string;
  readonly typeRef?: string;
  readonly inputs: Readonly<Record<string, KitValue>>;
  readonly expected?: KitValue;
  readonly error?: boolean;
}

export function kitCases(): readonly KitCase[] {
  const text = readFileSync(new URL('feel.jsonl', import.meta.url), 'utf8');
  return text.trim().split('\n').map((line) => JSON.parse(line) as KitCase);
}

/** Whether the kit expects an error or null, rather than a value. */
export function expectsNull({ error, expected }: KitCase): boolean {
  return error === true || expected === undefined || 'nil' in expected;
}

export function kitValue(value: KitValue | undefined): Value {
  if (value === undefined || 'nil' in value) return null;
  if ('list' in value) return value.list.map(kitValue);
  if ('context' in value) return contextOf(Object.entries(value.context).map(([name, item]) => [name, kitValue(item)]));
  const read = READERS[value.type] ?? ((text: string): Value => text);
  const found = read(value.text);
  if (found === undefined) throw new Error(`the kit has a ${value.type} that cannot be read: ${value.text}`);
  return found;
}

const READERS: Readonly<Record<string, (text: string) => Value | undefined>> = {
  boolean: (text) => text === 'true',
  decimal: (text) => new Decimal(text),
  double: (text) => new Decimal(text),
  date: (text) => (text.includes('T') ? dateTimeFrom(text) : dateFrom(text)),
  time: timeFrom,
  dateTime: dateTimeFrom,
  duration: durationFrom,
};

/** Names of the inputs and, as the kit has a clock, `now` and `today`. */
export function kitScope({ inputs }: KitCase): Readonly<Record<string, Value>> {
  const now = dateTimeFrom('2026-11-22T10:00:00Z');
  if (!(now instanceof FeelDateTime)) throw new Error('the clock of the tests cannot be read');
  const values = Object.entries(inputs).map(([name, value]) => [name, kitValue(value)] as const);
  return { now: clock(now), today: clock(now.local.toPlainDate()), ...Object.fromEntries(values) };
}

function clock(value: Value): FeelFunction {
  return new FeelFunction([], () => value);
}

/** The result as the declared type takes it, where it names a type of FEEL. */
export function asDeclared(value: Value, { typeRef }: KitCase): Value {
  const type = typeRef === undefined ? undefined : namedType(typeRef.replace(/^feel:/, ''));
  return type ? (type.taken(value) ?? null) : value;
}

/** FEEL equality; figures that the kit has rounded are compared to 8 significant places. */
export function alike(found: Value, expected: Value): boolean {
  if (isDecimal(found) && isDecimal(expected)) return found.equals(expected) || found.toSignificantDigits(8).equals(expected.toSignificantDigits(8));
  if (isList(found) && isList(expected)) return found.length === expected.length && found.every((item, index) => alike(item, expected[index]!));
  if (isContext(found) && isContext(expected)) {
    const names = Object.keys(expected);
    return names.length === Object.keys(found).length && names.every((name) => alike(entryOf(found, name) ?? null, entryOf(expected, name)!) && Object.hasOwn(found, name));
  }
  return equalValues(found, expected, { timeZone: undefined, spend: () => undefined }) === true;
}
