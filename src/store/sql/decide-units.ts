import type { CommandUnit, Loaded, WriteSet } from '../../engine/ports/command-store.js';
import { Conflict } from '../conflict.js';
import type { UnitOutcome } from '../group/unit-outcome.js';
import type { Dialect } from './dialect.js';
import { lookUpFacts } from './look-up-facts.js';
import { openClaims } from './open-claims.js';
import { saveClaims } from './save-claims.js';
import { saveRows } from './save-rows.js';
import type { Script } from './script.js';
import { touchesFact } from './touches-fact.js';
import type { UnitRows } from './unit-rows.js';
import { toUnitRows } from './unit-rows.js';

type Outcomes = Map<CommandUnit, UnitOutcome>;

interface Accepted {
  readonly unit: CommandUnit;
  readonly write: WriteSet;
  readonly rows: UnitRows;
}

/**
 * Decides one unit after the other and writes them together. What has been decided is written earlier where a look-up
 * depends on it, so that every fact is as if the units had run alone, in this order.
 * @throws Conflict
 */
export function* decideUnits(dialect: Dialect, units: readonly CommandUnit[], load: (unit: CommandUnit) => Loaded): Script<Outcomes> {
  const outcomes: Outcomes = new Map();
  let waiting: Accepted[] = [];
  for (const unit of units) {
    const asked = attempt(outcomes, unit, () => {
      const loaded = load(unit);
      return { loaded, queries: unit.facts(loaded) };
    });
    if (asked === undefined) continue;
    const { loaded, queries } = asked;
    if (queries.some((query) => waiting.some(({ write }) => touchesFact(write.rows, unit.company, query)))) {
      yield* write(dialect, waiting, outcomes);
      waiting = [];
    }
    const facts = yield* lookUpFacts(dialect, unit.company, queries);
    const accepted = attempt(outcomes, unit, () => decideOne(unit, loaded, facts, outcomes));
    if (accepted !== undefined) waiting.push(accepted);
  }
  yield* write(dialect, waiting, outcomes);
  return outcomes;
}

/** A bug in one unit's callbacks, or a value that no column can hold, concerns that unit alone. */
function attempt<T>(outcomes: Outcomes, unit: CommandUnit, step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof Conflict) throw error;
    outcomes.set(unit, { kind: 'bug', error });
    return undefined;
  }
}

function decideOne(unit: CommandUnit, loaded: Loaded, facts: Parameters<CommandUnit['decide']>[1], outcomes: Outcomes): Accepted | undefined {
  const decision = unit.decide(loaded, facts);
  if (decision.kind === 'reject') {
    outcomes.set(unit, { kind: 'receipt', receipt: { kind: 'rejected', rejection: decision.rejection } });
    return undefined;
  }
  const { write: { rows }, write: written } = decision;
  if (!rows.isNew && loaded.state === undefined) throw new Conflict(`Expected case ${unit.case} to be there, but it is not.`);
  return { unit, write: written, rows: toUnitRows(unit, written) };
}

/** Claims are judged before anything is written, so that a unit that is refused one leaves nothing behind. */
function* write(dialect: Dialect, waiting: readonly Accepted[], outcomes: Outcomes): Script<void> {
  if (waiting.length === 0) return;
  const book = yield* openClaims(dialect, waiting.map(({ rows }) => rows.claims));
  const admitted = waiting.filter(({ unit, write: { answer }, rows }) => {
    const rejection = book.admit(rows.claims);
    const receipt = rejection === undefined ? { kind: 'accepted' as const, answer, replayed: false } : { kind: 'rejected' as const, rejection };
    outcomes.set(unit, { kind: 'receipt', receipt });
    return rejection === undefined;
  });
  yield* saveClaims(dialect, book);
  yield* saveRows(dialect, admitted.map(({ rows }) => rows));
}
