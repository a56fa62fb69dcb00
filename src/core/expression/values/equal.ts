/** Equality of values (DMN 1.5, 10.3.2.13 table 54). */
import { compareValues } from './compare.js';
import { FeelDateTime, FeelTime } from './feel-time.js';
import { type Context, entryOf, FeelRange, isContext, isList, type List, typeOf, type Value } from './value.js';

export interface Equality {
  /** In which a date and time without a zone is read beside one with a zone. */
  readonly timeZone: string | undefined;
  /** Told of every pair of items, so that a caller can count. */
  readonly spend: () => void;
}

/** Undefined where the two cannot be compared: neither is null, and they are of different types. */
export function equalValues(left: Value, right: Value, equality: Equality): boolean | undefined {
  if (left === null || right === null) return left === right;
  if (typeof left === 'boolean') return typeof right === 'boolean' ? left === right : undefined;
  if (isList(left)) return isList(right) ? equalLists(left, right, equality) : undefined;
  if (left instanceof FeelRange) return right instanceof FeelRange ? equalRanges(left, right, equality) : undefined;
  if (isContext(left)) return isContext(right) ? equalContexts(left, right, equality) : undefined;
  if (typeOf(left) !== typeOf(right)) return undefined;
  const order = compareValues(left, right, equality.timeZone);
  if (order !== undefined) return order === 0;
  return left instanceof FeelDateTime || left instanceof FeelTime ? undefined : left === right;
}

function equalLists(left: List, right: List, equality: Equality): boolean {
  return left.length === right.length && left.every((item, index) => alike(item, right[index] ?? null, equality));
}

function equalContexts(left: Context, right: Context, equality: Equality): boolean {
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && alike(entryOf(left, name) ?? null, entryOf(right, name) ?? null, equality));
}

function equalRanges(left: FeelRange, right: FeelRange, equality: Equality): boolean {
  const closed = left.lowIncluded === right.lowIncluded && left.highIncluded === right.highIncluded;
  const form = (left.form === '=' || left.form === '!=' || right.form === '=' || right.form === '!=') ? left.form === right.form : true;
  return closed && form && equalEnds(left.low, right.low, equality) && equalEnds(left.high, right.high, equality);
}

function equalEnds(left: Value | undefined, right: Value | undefined, equality: Equality): boolean {
  return left === undefined || right === undefined ? left === right : alike(left, right, equality);
}

/** Inside lists and contexts, unlike is simply not equal. */
function alike(left: Value, right: Value, equality: Equality): boolean {
  equality.spend();
  return equalValues(left, right, equality) ?? false;
}
