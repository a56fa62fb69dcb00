import { availableActions, type AvailableAction } from '../core/case/available-actions.js';
import { availableCaseVerbs, type AvailableCaseVerb } from '../core/case/available-case-verbs.js';
import { availableVerbs, type AvailableVerb } from '../core/case/available-verbs.js';
import { clockViews, type ClockView } from '../core/case/clock-views.js';
import type { CompiledRulebook, CompiledWorkflow } from '../core/case/compiled.js';
import { deadlinesOf, type Deadline } from '../core/case/deadlines.js';
import { explainDecision, type DecisionExplanation } from '../core/case/explain-decision.js';
import { fieldChanges, type FieldChange } from '../core/case/field-changes.js';
import { forecast, type Chosen } from '../core/case/forecast/forecast.js';
import type { Forecast } from '../core/case/forecast/forecast-model.js';
import { hiddenFields, hidesFields } from '../core/approval/hidden-fields.js';
import { factsNeeded } from '../core/case/facts-needed.js';
import { workflowIn } from '../core/case/published-years.js';
import type { Asking } from '../core/case/question.js';
import { applyEntry } from '../core/case/replay.js';
import { handedOn, opensTask, taskGrounds, type HandedOn, type TaskGrounds } from '../core/case/task-grounds.js';
import type { Actor } from '../core/model/actor.js';
import type { CaseState } from '../core/model/case-state.js';
import type { TaskActionDefinition, WorkflowDefinition } from '../core/model/definition.js';
import type { CaseEvent, DecisionMade } from '../core/model/event.js';
import type { HistoryEntry } from '../core/model/history-entry.js';
import type { JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';
import type { Deputies } from './deputies.js';
import { borrowedDesk, deskOf, marked } from './desks.js';
import { fromStored } from './history-codec.js';
import { offeredTo, type Offering } from './offered-to.js';
import type { CaseFilter, CaseReader, TaskListRow, TaskOrder } from './ports/case-reader.js';
import type { Clock } from './ports/clock.js';
import type { Page, PageRequest } from './ports/page.js';
import type { CaseRow } from './ports/rows.js';
import { rulebookOf } from './rulebook-of-case.js';
import { withPeople, type Rulebooks } from './rulebook-library.js';
import { asDeputy, isFor } from './stand-ins.js';

export interface ReadEntry {
  readonly entry: HistoryEntry;
  readonly hash: string;
}

/** A decision of a case, explained, and the command that it belongs to. */
export interface ExplainedDecision extends DecisionExplanation {
  readonly revision: number;
  readonly at: string;
}

/** Why a task stands where it does, with the tables that were asked. */
export interface ExplainedTask extends TaskGrounds {
  readonly decisions: readonly ExplainedDecision[];
  readonly handedOn: readonly HandedOn[];
}

const ENTRIES_AT_ONCE = 500;

/** What people ask about cases. Nothing here changes anything. */
export class CaseQueries {
  constructor(
    private readonly reader: CaseReader,
    private readonly library: Rulebooks,
    private readonly clock: Clock,
    private readonly deputies: Pick<Deputies, 'standInsFor'>,
  ) {}

  cases(company: string, filter: CaseFilter, page: PageRequest): Promise<Page<CaseRow>> {
    return this.reader.cases(company, filter, page);
  }

  async case(company: string, id: string): Promise<CaseState | undefined> {
    return (await this.reader.case(company, id))?.state;
  }

  /** The case as it was after one of its commands: its history folded so far. */
  async stateAt(company: string, id: string, revision: number): Promise<CaseState | undefined> {
    const [state] = revision > 0 ? await this.statesFrom(company, id, revision, 1) : [];
    return state;
  }

  /** The case as it was after each of several commands, one after the other. @param from the first of these revisions, from 1 @param limit so many at most */
  async statesFrom(company: string, id: string, from: number, limit: number): Promise<readonly CaseState[]> {
    const states: CaseState[] = [];
    let state: CaseState | undefined;
    for await (const { entry } of this.entries(company, id)) {
      if (entry.revision >= from + limit) break;
      state = applyEntry(state, entry.events);
      if (entry.revision >= from) states.push(state);
    }
    return states;
  }

  /** Whether anything in the workflow of a case is hidden from anybody; yes where its version is not there. */
  async hidesFields(of: Pick<CaseState, 'company' | 'version' | 'workflow'>): Promise<boolean> {
    const definition = await this.#definitionOf(of);
    return definition === undefined || hidesFields(definition);
  }

  /** The fields of a case that somebody may not see; undefined where its version is not there, so that nobody can say. @param faces the person, and the person as deputy of others, each with a part in the case */
  async hiddenFields(state: CaseState, faces: readonly Actor[]): Promise<ReadonlySet<string> | undefined> {
    const definition = await this.#definitionOf(state);
    if (!definition) return undefined;
    const [own = new Set<string>(), ...others] = faces.map((face) => hiddenFields(definition, state, face));
    return new Set([...own].filter((field) => others.every((hidden) => hidden.has(field))));
  }

  async #definitionOf({ company, version, workflow }: Pick<CaseState, 'company' | 'version' | 'workflow'>): Promise<WorkflowDefinition | undefined> {
    return (await this.library.compiled(company, version))?.workflows.get(workflow)?.definition;
  }

  async history(company: string, id: string, fromRevision: number, limit: number): Promise<readonly ReadEntry[]> {
    const stored = await this.reader.history(company, id, fromRevision, limit);
    return stored.map((one) => ({ entry: fromStored(one), hash: one.hash }));
  }

  /**
   * Why the tables that a command asked decided as they did, row by row, worked out anew from the pinned rulebook.
   * @param revision of the command; the last one that asked a table where absent
   */
  async decisions(company: string, id: string, revision?: number): Promise<readonly ExplainedDecision[]> {
    const state = await this.case(company, id);
    const pinned = state && (await this.library.compiled(company, state.version));
    if (!state || !pinned) return [];
    let found: HistoryEntry | undefined;
    for await (const { entry } of this.entries(company, id)) {
      if (revision === undefined ? entry.events.some(isDecision) : entry.revision === revision) found = entry;
    }
    if (!found) return [];
    const { at } = found.command;
    const published = state.published?.filter((one) => one.at <= at) ?? [];
    return explained(found, (await rulebookOf(this.library, { ...state, published })) ?? pinned, state.date);
  }

  /**
   * Why a task stands where it does: what the command that opened it rested on, the tables that it asked, row by row, and to whom it has been handed on since. Undefined where
   * the case or its version is not there, or has no such task.
   * @param hidden fields that are not told, nor what may rest on them
   */
  async taskGrounds(company: string, id: string, task: string, hidden: ReadonlySet<string>): Promise<ExplainedTask | undefined> {
    let before: CaseState | undefined;
    let found: ExplainedTask | undefined;
    for await (const { entry } of this.entries(company, id)) {
      if (found) found = { ...found, handedOn: [...found.handedOn, ...handedOn(entry, task)] };
      else if (opensTask(entry, task)) {
        const state = before ?? applyEntry(undefined, entry.events);
        const [rulebook, kept] = await Promise.all([rulebookOf(this.library, state), entry.organisation === undefined ? undefined : this.library.kept(company, entry.organisation)]);
        const workflow = rulebook && workflowIn(withPeople(rulebook, kept, entry.command.at), state.workflow);
        const grounds = workflow && taskGrounds(workflow, before, entry, task, hidden);
        if (!grounds) return undefined;
        found = { ...grounds, decisions: hidden.size > 0 ? [] : explained(entry, workflow.rulebook, state.date), handedOn: handedOn(entry, task) };
      } else {
        before = applyEntry(before, entry.events);
      }
    }
    return found;
  }

  /**
   * What the fields of a case held before, the newest change first.
   * @param isMeant of a field
   * @param most so many changes at most; `more` says whether there were others before them
   */
  async fieldChanges(company: string, id: string, isMeant: (field: string) => boolean, most: number): Promise<{ readonly changes: readonly FieldChange[]; readonly more: boolean }> {
    let data: JsonObject = {};
    const found: FieldChange[] = [];
    for await (const { entry } of this.entries(company, id)) {
      const step = fieldChanges(entry, data);
      data = step.data;
      found.push(...step.changes.filter(({ field }) => isMeant(field)));
    }
    return { changes: found.slice(-most).reverse(), more: found.length > most };
  }

  /** The whole history, read in pieces. */
  async *entries(company: string, id: string): AsyncGenerator<ReadEntry> {
    for (let from = 1; ; from += ENTRIES_AT_ONCE) {
      const piece = await this.history(company, id, from, ENTRIES_AT_ONCE);
      yield* piece;
      if (piece.length < ENTRIES_AT_ONCE) return;
    }
  }

  /** What a person could do on the case now, also as a deputy, and for each thing that is off, why. Undefined where there is no such case. */
  async availableActions(company: string, id: string, actor: Actor): Promise<readonly Offering<AvailableAction>[] | undefined> {
    const state = await this.case(company, id);
    const workflow = state && (await this.#workflowOf(state));
    if (!state || !workflow) return undefined;
    const { at, facts } = await this.#circumstances(workflow, state, actor);
    const faces = await this.facesOf(company, actor, state.workflow);
    return offeredTo(faces.map((face) => availableActions(workflow, state, { actor: face, at, facts })), ({ task, action }) => `${task} ${action}`);
  }

  /**
   * The remaining way of the case, or why the chosen action is none. Undefined where there is no such case.
   * @param chosen what the person thinks of doing first
   */
  async forecast(company: string, id: string, actor: Actor, chosen?: Chosen): Promise<Forecast | { readonly refused: Rejection } | undefined> {
    const state = await this.case(company, id);
    const workflow = state && (await this.#workflowOf(state));
    if (!state || !workflow) return undefined;
    const { at, facts } = await this.#circumstances(workflow, state, actor);
    return forecast(workflow, state, { actor, at, facts }, chosen);
  }

  /** Somebody, and the same person as deputy of each whom the person stands in for now. @param workflow in cases of this workflow */
  async facesOf(company: string, actor: Actor, workflow?: string): Promise<readonly Actor[]> {
    const standIns = await this.deputies.standInsFor(company, actor.id);
    return [actor, ...standIns.filter((one) => workflow === undefined || isFor(one, workflow)).map((one) => asDeputy(actor, one))];
  }

  /** The running time limits of a case, the next one first, and why each is when it is. */
  async deadlines(state: CaseState): Promise<readonly Deadline[]> {
    const rulebook = await this.#rulebookOf(state);
    return rulebook ? deadlinesOf(rulebook, state) : [];
  }

  /** The clocks of a case, and how each came to its due date. @param at the instant at which one asks; now where absent */
  async clocks(state: CaseState, at: string = this.clock.now()): Promise<readonly ClockView[]> {
    const rulebook = await this.#rulebookOf(state);
    const pinned = await this.library.compiled(state.company, state.version);
    return rulebook && pinned ? clockViews(rulebook, pinned, state, at) : [];
  }

  /** What a person could do on the case besides deciding tasks, also as a deputy, and for each verb that is off, why. Undefined where there is no such case. */
  async availableVerbs(company: string, id: string, actor: Actor): Promise<readonly Offering<AvailableVerb>[] | undefined> {
    const state = await this.case(company, id);
    const workflow = state && (await this.#workflowOf(state));
    if (!state || !workflow) return undefined;
    const at = this.clock.now();
    const faces = await this.facesOf(company, actor, state.workflow);
    return offeredTo(faces.map((face) => availableVerbs(workflow, state, { actor: face, at, facts: {} })), ({ task, verb }) => `${task} ${verb}`);
  }

  /** What a person could do with the case as a whole, and for each verb that is off, why. Deputies have no part in that. */
  async availableCaseVerbs(company: string, id: string, actor: Actor): Promise<readonly AvailableCaseVerb[]> {
    const state = await this.case(company, id);
    const workflow = state && (await this.#workflowOf(state));
    return state && workflow ? availableCaseVerbs(workflow, state, { actor, at: this.clock.now(), facts: {} }) : [];
  }

  /** When the person asks, and the facts that an answer may need. */
  async #circumstances(workflow: CompiledWorkflow, state: CaseState, actor: Actor): Promise<Pick<Asking, 'at' | 'facts'>> {
    const at = this.clock.now();
    const asked = factsNeeded(workflow, state, { type: 'CancelCase', reason: '', actor, at, facts: {} });
    return { at, facts: asked.length > 0 ? await this.reader.facts(state.company, asked) : {} };
  }

  async #workflowOf(state: CaseState): Promise<CompiledWorkflow | undefined> {
    const rulebook = await this.#rulebookOf(state);
    return rulebook && workflowIn(rulebook, state.workflow);
  }

  /** As the case counts, with the people of now. */
  async #rulebookOf(state: CaseState): Promise<CompiledRulebook | undefined> {
    const [rulebook, kept] = await Promise.all([rulebookOf(this.library, state), this.library.kept(state.company)]);
    return rulebook && withPeople(rulebook, kept, this.clock.now());
  }

  /** Copies that a person has been sent, oldest first. */
  copiesFor(company: string, actor: Actor, page: PageRequest): Promise<Page<TaskListRow>> {
    return this.reader.tasksOn(company, [{ people: [actor.id], tokens: [`copy:${actor.id}`] }], page);
  }

  /** What the step of a listed task lets people do with several tasks at once. */
  async togetherOn({ company, version, workflow, state }: TaskListRow): Promise<readonly TaskActionDefinition[]> {
    const task = (await this.library.compiled(company, version))?.workflows.get(workflow)?.definition.states.get(state)?.task;
    return [...(task?.actions.values() ?? [])].filter(({ together }) => together === true);
  }

  /** Open tasks that a person could act on, oldest first where no order is asked for, and marked as such, those of whom the person stands in for. */
  async tasksFor(company: string, actor: Actor, page: PageRequest, order?: TaskOrder): Promise<Page<TaskListRow>> {
    const standIns = await this.deputies.standInsFor(company, actor.id);
    const [own, borrowed] = [deskOf(actor), standIns.map((one) => borrowedDesk(actor.id, one))];
    const { rows, next } = await this.reader.tasksOn(company, [own, ...borrowed], page, order);
    return { rows: borrowed.length > 0 ? rows.map((row) => marked(row, own, borrowed)) : rows, next };
  }
}

function isDecision(event: CaseEvent): event is DecisionMade {
  return event.type === 'DecisionMade';
}

function explained({ revision, command, events }: HistoryEntry, rulebook: CompiledRulebook, date: string): readonly ExplainedDecision[] {
  return events.filter(isDecision).flatMap(({ record }) => {
    const explanation = explainDecision(rulebook, command, date, record);
    return explanation ? [{ revision, at: command.at, ...explanation }] : [];
  });
}
