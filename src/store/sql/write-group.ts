import type { CommandUnit, Receipt } from '../../engine/ports/command-store.js';
import type { UnitOutcome } from '../group/unit-outcome.js';
import { lostFence } from '../refusals.js';
import { decideUnits } from './decide-units.js';
import type { Dialect } from './dialect.js';
import { findAnswers } from './find-answers.js';
import { loadCases } from './load-cases.js';
import { lostFences } from './lost-fences.js';
import type { Ending, Script } from './script.js';

/**
 * Commands on different cases and under different keys as one transaction: the whole of it, between its begin and its
 * commit or roll-back. A command that is rejected writes nothing, one with a bug keeps it to itself; whatever else goes
 * wrong is thrown and undoes the group. Outcomes are in the order of the units.
 */
export function* writeGroup(dialect: Dialect, units: readonly CommandUnit[]): Script<Ending<readonly UnitOutcome[]>> {
  const outcomes = new Map<CommandUnit, UnitOutcome>();
  for (const [unit, answer] of yield* findAnswers(dialect, units)) outcomes.set(unit, receipt(answer));
  const unanswered = units.filter((unit) => !outcomes.has(unit));
  for (const [unit, fence] of yield* lostFences(dialect, unanswered)) outcomes.set(unit, rejected(lostFence(fence)));
  const open = unanswered.filter((unit) => !outcomes.has(unit));
  const decided = yield* decideUnits(dialect, open, yield* loadCases(dialect, open));
  for (const [unit, outcome] of decided) outcomes.set(unit, outcome);
  for (const [unit, answer] of yield* findAnswers(dialect, unanswered.filter((unit) => isRejected(outcomes.get(unit))))) {
    // Somebody else answered the key while we waited for the case; a rejection by what that has changed would be a lie.
    outcomes.set(unit, receipt(answer));
  }
  const commits = open.some((unit) => isWritten(outcomes.get(unit)));
  return { kind: commits ? 'commit' : 'roll-back', value: units.map((unit) => outcomeOf(outcomes, unit)) };
}

function receipt(answer: Receipt): UnitOutcome {
  return { kind: 'receipt', receipt: answer };
}

function rejected(rejection: (Receipt & { kind: 'rejected' })['rejection']): UnitOutcome {
  return receipt({ kind: 'rejected', rejection });
}

function isRejected(outcome: UnitOutcome | undefined): boolean {
  return outcome?.kind === 'receipt' && outcome.receipt.kind === 'rejected';
}

function isWritten(outcome: UnitOutcome | undefined): boolean {
  return outcome?.kind === 'receipt' && outcome.receipt.kind === 'accepted' && !outcome.receipt.replayed;
}

function outcomeOf(outcomes: ReadonlyMap<CommandUnit, UnitOutcome>, unit: CommandUnit): UnitOutcome {
  const outcome = outcomes.get(unit);
  if (outcome === undefined) throw new Error(`Expected an outcome of the command ${unit.key.key}, but the group has none.`);
  return outcome;
}
