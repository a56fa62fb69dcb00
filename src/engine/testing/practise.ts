import type { AvailableAction } from '../../core/case/available-actions.js';
import type { AvailableCaseVerb } from '../../core/case/available-case-verbs.js';
import type { AvailableVerb } from '../../core/case/available-verbs.js';
import type { ClockView } from '../../core/case/clock-views.js';
import type { CompiledWorkflow } from '../../core/case/compiled.js';
import type { Deadline } from '../../core/case/deadlines.js';
import { toActor } from '../../core/approval/to-actor.js';
import type { Actor } from '../../core/model/actor.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { ScenarioDefinition } from '../../core/model/scenario.js';
import type { Rejection } from '../../core/model/verdict.js';
import { CaseQueries, type ExplainedDecision, type ReadEntry } from '../case-queries.js';
import { Deputies } from '../deputies.js';
import { ManualClock } from '../manual-clock.js';
import { oneRulebook } from '../one-rulebook.js';
import type { Database } from '../ports/database.js';
import type { CaseRow } from '../ports/rows.js';
import { Deviation } from './deviation.js';
import { Stage, type OpenMemory } from './stage.js';
import { Touched } from './touched.js';

const OTHERS_MAX = 100;

/** Somebody who could go on with a task. */
export interface Hand {
  readonly task: string;
  /** Ids, in the order of the rulebook. */
  readonly people: readonly string[];
}

/** How a practice case stands after what has been tried so far. Nothing of it is kept. */
export interface Practice {
  /** How many steps went as written. */
  readonly played: number;
  /** Why the next one did not; the case stands as it did before it. */
  readonly halted?: { readonly message: string; readonly refusal?: Rejection };
  /** The case's time. */
  readonly now: string;
  /** When something happens by itself next, or null. */
  readonly next: string | null;
  /** Undefined where the case has not begun. */
  readonly begun?: BegunPractice;
}

export interface BegunPractice {
  readonly state: CaseState;
  readonly deadlines: readonly Deadline[];
  readonly clocks: readonly ClockView[];
  readonly entries: readonly ReadEntry[];
  /** The tables asked by the last command that asked any. */
  readonly decisions: readonly ExplainedDecision[];
  /** Cases that this one, or the scenario, has started. */
  readonly others: readonly CaseRow[];
  readonly hands: readonly Hand[];
  /** In whose eyes the following is; absent where nobody can do anything. */
  readonly as?: string;
  readonly actions: readonly AvailableAction[];
  readonly verbs: readonly AvailableVerb[];
  readonly caseVerbs: readonly AvailableCaseVerb[];
}

/**
 * Plays a scenario as far as it goes, and shows what could be done next. A practice case is a scenario that is being written:
 * each try plays it from its beginning, so that nothing has to be remembered between two tries.
 * @param as whose actions are wanted; the first who can do anything where absent
 */
export async function practise(workflow: CompiledWorkflow, scenario: ScenarioDefinition, open: OpenMemory, as?: string): Promise<Practice> {
  const clock = new ManualClock(scenario.at);
  const database = await open(clock);
  const stage = new Stage(workflow, scenario, { clock, database }, new Touched());
  try {
    const halted = await haltOf(stage);
    const begun = stage.case === '' ? undefined : await lookAt(stage.workflow, stage.case, { database, clock }, as);
    return { played: stage.played, ...(halted && { halted }), now: clock.now(), next: await stage.nextDue(), ...(begun && { begun }) };
  } finally {
    await stage.close();
  }
}

async function haltOf(stage: Stage): Promise<Practice['halted']> {
  try {
    await stage.play();
    return undefined;
  } catch (error) {
    if (!(error instanceof Deviation)) throw error;
    const { message, refusal } = error;
    return { message, ...(refusal && { refusal }) };
  }
}

async function lookAt({ rulebook }: CompiledWorkflow, id: string, { database, clock }: { readonly database: Database; readonly clock: ManualClock }, as: string | undefined): Promise<BegunPractice | undefined> {
  const { company, people, posts } = rulebook.definition;
  const library = oneRulebook(rulebook);
  const queries = new CaseQueries(database.reader, library, clock, new Deputies(database.deputies, database.reader, library, clock));
  const state = await queries.case(company, id);
  if (!state) return undefined;
  const actors = [...people.values()].map((person) => toActor(person, posts));
  const offers = new Map<Actor, readonly AvailableAction[]>();
  for (const actor of actors) offers.set(actor, (await queries.availableActions(company, id, actor)) ?? []);
  const hands = Object.keys(state.tasks).map((task) => ({ task, people: actors.filter((actor) => offers.get(actor)?.some((one) => one.task === task && one.legal)).map((actor) => actor.id) }));
  const first = hands.flatMap((hand) => hand.people)[0] ?? state.startedBy;
  const actor = actors.find((one) => one.id === (as ?? first));
  const entries: ReadEntry[] = [];
  for await (const entry of queries.entries(company, id)) entries.push(entry);
  return {
    state,
    deadlines: await queries.deadlines(state),
    clocks: await queries.clocks(state),
    entries,
    decisions: await queries.decisions(company, id),
    others: (await queries.cases(company, {}, { limit: OTHERS_MAX })).rows.filter((row) => row.id !== id),
    hands,
    ...(actor && { as: actor.id }),
    actions: (actor && offers.get(actor)) ?? [],
    verbs: (actor && (await queries.availableVerbs(company, id, actor))) ?? [],
    caseVerbs: actor ? await queries.availableCaseVerbs(company, id, actor) : [],
  };
}
