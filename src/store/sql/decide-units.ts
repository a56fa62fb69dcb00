import type { CommandUnit, FactQuery, Loaded, WriteSet } from '../../engine/ports/command-store.js';
import { Conflict } from '../conflict.js';
import type { UnitOutcome } from '../group/unit-outcome.js';
import type { Dialect } from './dialect.js';
import { openAccounts, saveAccounts } from './guarded-accounts.js';
import { lookUpFacts } from './look-up-facts.js';
import { openClaims } from './open-claims.js';
import { saveClaims } from './save-claims.js';
import { saveRows } from './save-rows.js';
import type { Script } from './script.js';
import { touchesFact } from './touches-fact.js';
import type { UnitRows } from './unit-rows.js';
import { toUnitRows } from './unit-rows.js';

type Outcomes = Map<CommandUnit, UnitOutcome>;

/** A unit that writes, and what it writes. */
export interface Accepted {
  readonly unit: CommandUnit;
  readonly write: WriteSet;
  readonly rows: UnitRows;
  /** Size of the case as it is stored. */
  readonly stateBytes: number;
}

interface Asked {
  readonly unit: CommandUnit;
  readonly loaded: Loaded;
  readonly queries: readonly FactQuery[];
}

/** What units have come to. */
export interface Decided {
  readonly outcomes: ReadonlyMap<CommandUnit, UnitOutcome>;
  readonly written: readonly Accepted[];
}

/**
 * Decides one unit after the other and writes them together. All look-ups are made at once; where one depends on what a
 * unit before has come to, that is written earlier and the look-up made again, so that every fact is as if the units had
 * run alone, in this order.
 * @throws Conflict
 */
export function* decideUnits(dialect: Dialect, units: readonly CommandUnit[], load: (unit: CommandUnit) => Loaded): Script<Decided> {
  const outcomes: Outcomes = new Map();
  const written: Accepted[] = [];
  const asked = units.flatMap((unit) => attempt(outcomes, unit, () => ask(unit, load(unit))) ?? []);
  const factsOf = yield* lookUpFacts(dialect, asked.flatMap(({ unit: { company }, queries }) => queries.map((query) => ({ company, query }))));
  let waiting: Accepted[] = [];
  for (const { unit, loaded, queries } of asked) {
    const touched = queries.length > 0 && [...written, ...waiting].some((one) => queries.some((query) => touchesFact(one.write.rows, unit.company, query)));
    if (touched) {
      written.push(...(yield* write(dialect, waiting, outcomes)));
      waiting = [];
    }
    const answers = touched ? yield* lookUpFacts(dialect, queries.map((query) => ({ company: unit.company, query }))) : factsOf;
    const accepted = attempt(outcomes, unit, () => decideOne(unit, loaded, answers(unit.company, queries), outcomes));
    if (accepted !== undefined) waiting.push(accepted);
  }
  written.push(...(yield* write(dialect, waiting, outcomes)));
  return { outcomes, written };
}

function ask(unit: CommandUnit, loaded: Loaded): Asked {
  return { unit, loaded, queries: unit.facts(loaded) };
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
  const stored = toUnitRows(unit, written);
  const [row] = [...stored.opened, ...stored.moved];
  const cell = row?.['state'];
  return { unit, write: written, rows: stored, stateBytes: cell instanceof Uint8Array ? cell.byteLength : 0 };
}

/** Accounts and claims are judged before anything is written, so that a unit that is refused one leaves nothing behind. */
function* write(dialect: Dialect, waiting: readonly Accepted[], outcomes: Outcomes): Script<readonly Accepted[]> {
  if (waiting.length === 0) return [];
  const book = yield* openClaims(dialect, waiting.map(({ rows }) => rows.claims));
  const accounts = yield* openAccounts(dialect, waiting.flatMap(({ rows }) => rows.guarded));
  const admitted = waiting.filter(({ unit, write: { answer }, rows }) => {
    const rejection = accounts.refusal(rows.guarded) ?? book.admit(rows.claims);
    if (rejection === undefined) accounts.enter(rows.guarded);
    const receipt = rejection === undefined ? { kind: 'accepted' as const, answer, replayed: false } : { kind: 'rejected' as const, rejection };
    outcomes.set(unit, { kind: 'receipt', receipt });
    return rejection === undefined;
  });
  yield* saveClaims(dialect, book);
  yield* saveAccounts(dialect, accounts);
  yield* saveRows(dialect, admitted.map(({ rows }) => rows));
  return admitted;
}
