import type { CommandUnit, Loaded, Receipt } from '../../engine/ports/command-store.js';
import { Conflict } from '../conflict.js';
import type { UnitOutcome } from '../group/unit-outcome.js';
import { lostFence } from '../refusals.js';
import { decideUnits } from './decide-units.js';
import type { Accepted } from './decide-units.js';
import type { Dialect } from './dialect.js';
import { findAnswers } from './find-answers.js';
import { loadCases } from './load-cases.js';
import { lostFences } from './lost-fences.js';
import type { Ending, Script } from './script.js';

/** What a group has come to: its outcomes in the order of its units, and what it has written. */
export interface GroupResult {
  readonly outcomes: readonly UnitOutcome[];
  readonly written: readonly Accepted[];
}

/**
 * What is known of a unit's case without asking. A group that trusts it asks for neither keys nor known cases: the unique
 * key of the answer and the revision of the case make it fail where it was wrong, and a group that does not trust comes next.
 */
export type Known = (unit: CommandUnit) => Loaded | undefined;

/**
 * Commands on different cases and under different keys as one transaction: the whole of it, between its begin and its
 * commit or roll-back. A command that is rejected writes nothing, one with a bug keeps it to itself; whatever else goes
 * wrong is thrown and undoes the group.
 * @param known undefined where nothing is to be trusted
 * @throws Conflict
 */
export function* writeGroup(dialect: Dialect, units: readonly CommandUnit[], known?: Known): Script<Ending<GroupResult>> {
  const outcomes = new Map<CommandUnit, UnitOutcome>();
  if (known === undefined) for (const [unit, answer] of yield* findAnswers(dialect, units)) outcomes.set(unit, receipt(answer));
  const unanswered = units.filter((unit) => !outcomes.has(unit));
  for (const [unit, fence] of yield* lostFences(dialect, unanswered)) outcomes.set(unit, rejected(lostFence(fence)));
  const open = unanswered.filter((unit) => !outcomes.has(unit));
  const trusted = new Map(open.flatMap((unit) => pairOf(unit, known?.(unit))));
  const load = yield* loadCases(dialect, open.filter((unit) => !trusted.has(unit)));
  const decided = yield* decideUnits(dialect, open, (unit) => trusted.get(unit) ?? load(unit));
  for (const [unit, outcome] of decided.outcomes) outcomes.set(unit, outcome);
  const refused = unanswered.filter((unit) => !isAccepted(outcomes.get(unit)));
  for (const [unit, answer] of yield* findAnswers(dialect, refused)) {
    // Somebody else answered the key while we waited for the case; a rejection by what that has changed would be a lie.
    outcomes.set(unit, receipt(answer));
  }
  yield* checkTrusted(dialect, refused.filter((unit) => !isAccepted(outcomes.get(unit))), trusted);
  const { written } = decided;
  return { kind: written.length > 0 ? 'commit' : 'roll-back', value: { outcomes: units.map((unit) => outcomeOf(outcomes, unit)), written } };
}

function pairOf(unit: CommandUnit, loaded: Loaded | undefined): readonly (readonly [CommandUnit, Loaded])[] {
  return loaded === undefined ? [] : [[unit, loaded]];
}

/** A refusal stands only where the case is what it was thought to be. @throws Conflict */
function* checkTrusted(dialect: Dialect, refused: readonly CommandUnit[], trusted: ReadonlyMap<CommandUnit, Loaded>): Script<void> {
  const doubtful = refused.filter((unit) => trusted.has(unit));
  const load = yield* loadCases(dialect, doubtful);
  const mistaken = doubtful.find((unit) => load(unit).head !== trusted.get(unit)?.head);
  if (mistaken !== undefined) throw new Conflict(`Expected case ${mistaken.case} as it was known, but it has moved on.`);
}

function receipt(answer: Receipt): UnitOutcome {
  return { kind: 'receipt', receipt: answer };
}

function rejected(rejection: (Receipt & { kind: 'rejected' })['rejection']): UnitOutcome {
  return receipt({ kind: 'rejected', rejection });
}

function isAccepted(outcome: UnitOutcome | undefined): boolean {
  return outcome?.kind === 'receipt' && outcome.receipt.kind === 'accepted';
}

function outcomeOf(outcomes: ReadonlyMap<CommandUnit, UnitOutcome>, unit: CommandUnit): UnitOutcome {
  const outcome = outcomes.get(unit);
  if (outcome === undefined) throw new Error(`Expected an outcome of the command ${unit.key.key}, but the group has none.`);
  return outcome;
}
