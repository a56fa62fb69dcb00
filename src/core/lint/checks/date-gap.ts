import { dayNumber, pointText } from '../../expression/points.js';
import type { Position } from '../../model/diagnostic.js';
import type { RateDefinition } from '../../model/formula.js';
import { needsRow, type TableDefinition } from '../../model/table.js';
import type { Check, Finding } from '../check.js';

/**
 * A clause that comes in versions, with days between them on which none is in force: a rate is then nought without a word, and a default
 * answers. Tables without a default are left to `table-gap`, which knows of every question.
 */
export const dateGap: Check = {
  rule: 'date-gap',
  severity: 'error',
  find: ({ tables, formulas }) => [
    ...[...tables.values()].flatMap(inTable),
    ...[...formulas.values()].flatMap((formula) => (formula.kind === 'rate' ? inRate(formula) : [])),
  ],
};

/** One version of a clause: what it asks, and from which day to which it is in force. */
interface Version {
  readonly asks: string;
  readonly number: number;
  readonly from?: string;
  readonly until?: string;
  readonly at: Position;
}

function inTable({ id, rules, default: otherwise, hit }: TableDefinition): readonly Finding[] {
  if (otherwise === undefined && needsRow(hit)) return [];
  const versions = rules.map((rule, index): Version => ({ ...rule, number: index + 1, asks: JSON.stringify([...rule.when].map(([input, { text }]) => [input, text])) }));
  return gapsIn(versions).map((gap) => ({ ...finding(`rows of "${id}"`, gap), severity: 'warning' }));
}

function inRate({ id, rates }: RateDefinition): readonly Finding[] {
  const versions = rates.map((tier, index): Version => ({ ...tier, number: index + 1, asks: JSON.stringify([tier.threshold.value.text, tier.threshold.included]) }));
  return gapsIn(versions).map((gap) => finding(`tiers of "${id}"`, gap));
}

function finding(what: string, [before, after]: readonly [Version, Version]): Finding {
  const day = pointText('date', (dayNumber(before.until ?? '') ?? 0) + 1, 'UTC');
  return { at: after.at, message: `Expected ${what} that ask the same to follow each other day by day, but neither ${before.number} nor ${after.number} is in force on ${day} (between ${before.until ?? ''} and ${after.from ?? ''})` };
}

/** Versions that follow each other, with a day between them. */
function gapsIn(versions: readonly Version[]): readonly (readonly [Version, Version])[] {
  return [...new Set(versions.filter(({ until }) => until !== undefined).map(({ asks }) => asks))].flatMap((clause) => {
    const sorted = versions.filter(({ asks }) => asks === clause).sort((a, b) => begins(a) - begins(b));
    return sorted.slice(1).flatMap((next, index) => {
      const before = sorted.slice(0, index + 1).reduce((longest, one) => (reaches(one) > reaches(longest) ? one : longest));
      return reaches(before) + 1 < begins(next) ? [[before, next] as const] : [];
    });
  });
}

/** The first day of a version, as days since 1970. */
function begins({ from }: Version): number {
  return from === undefined ? -Infinity : (dayNumber(from) ?? -Infinity);
}

/** The last day of a version, as days since 1970. */
function reaches({ until }: Version): number {
  return until === undefined ? Infinity : (dayNumber(until) ?? Infinity);
}
