import { BUILT_INS } from '../../expression/built-ins.js';
import { feelName } from '../../expression/feel-name.js';
import type { Position } from '../../model/diagnostic.js';
import { quoted } from '../reader/describe.js';
import type { Reading } from '../reader/reading.js';
import { WORKFLOW_NAMES } from './standing-names.js';

/** A name that expressions will see. */
export interface Visible {
  readonly id: string;
  /** What it is, as in "the parameter". */
  readonly what: string;
  readonly at: Position;
}

const KEYWORDS = new Set([
  ...['and', 'or', 'not', 'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'between'],
  ...['instance', 'function', 'true', 'false', 'null', 'item', 'partial'],
]);

/**
 * Reports names that an expression could not tell apart from something else: from FEEL's own words and functions, from
 * what every expression sees, from each other, or from a difference of two names.
 * @param earlier names that have been checked already and stay visible
 */
export function checkFeelNames(visible: readonly Visible[], earlier: readonly Visible[], reading: Reading): void {
  const seen = new Map(earlier.map((name) => [feelName(name.id), name]));
  for (const name of visible) {
    const clash = reservedClash(name.id) ?? clashWith(seen.get(feelName(name.id)));
    if (clash !== undefined) reading.report('name-clash', name.at, `Expected another name for ${name.what} ${quoted(name.id)}, because ${clash}`);
    else seen.set(feelName(name.id), name);
  }
  for (const { id, what, at } of visible) {
    const split = subtraction(id, seen);
    if (split) reading.report('name-clash', at, `Expected another name for ${what} ${quoted(id)}, because it could be read as ${split}`);
  }
}

function reservedClash(id: string): string | undefined {
  const name = feelName(id);
  if (BUILT_INS.includes(name)) return `"${name}" is a function of FEEL`;
  if (WORKFLOW_NAMES.includes(name)) return `"${name}" means something in every expression`;
  const keyword = name.split(' ').find((word) => KEYWORDS.has(word));
  return keyword === undefined ? undefined : `"${keyword}" is a word of FEEL`;
}

function clashWith(other: Visible | undefined): string | undefined {
  return other && `expressions see ${other.what} of line ${other.at.line} in ${other.at.file} under the same name`;
}

/** A way to read a hyphenated id as one known name minus another, or minus a number. */
function subtraction(id: string, seen: ReadonlyMap<string, Visible>): string | undefined {
  const parts = id.split('-');
  for (let cut = 1; cut < parts.length; cut += 1) {
    const [left, right] = [parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')];
    if (seen.has(left) && (seen.has(right) || /^\d+$/.test(right))) return `${left} minus ${right}`;
  }
  return undefined;
}
