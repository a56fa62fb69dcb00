import { decide } from '../../src/core/case/decide.js';
import { peopled } from '../../src/core/case/peopled.js';
import { applyEntry } from '../../src/core/case/replay.js';
import type { CompiledRulebook, CompiledWorkflow } from '../../src/core/case/compiled.js';
import { ENGINE, type Actor } from '../../src/core/model/actor.js';
import type { CaseState } from '../../src/core/model/case-state.js';
import type { Command, Instruction } from '../../src/core/model/command.js';
import type { CaseEvent } from '../../src/core/model/event.js';
import type { JsonObject } from '../../src/core/model/json.js';
import type { Organisation } from '../../src/core/model/organisation.js';
import type { Rejection } from '../../src/core/model/verdict.js';
import { toActor } from '../../src/core/approval/to-actor.js';

/** A case played command by command through the pure core: when … then …. */
export class Play {
  state: CaseState | undefined;
  /** Events of the last accepted command. */
  events: readonly CaseEvent[] = [];
  /** What has been accepted, by the workflow with the people of that moment. */
  readonly commands: { readonly command: Command; readonly before: CaseState | undefined; readonly events: readonly CaseEvent[]; readonly workflow: CompiledWorkflow }[] = [];
  #now = '2026-03-02T01:00:00.000Z';
  #workflow: CompiledWorkflow;

  /** @param decides the engine that the case is played on: ours, or one that has been broken to see that it is noticed */
  constructor(
    private rulebook: CompiledRulebook,
    workflow: string,
    readonly decides: typeof decide = decide,
  ) {
    this.#workflow = workflowOf(rulebook, workflow);
  }

  /** Other people from now on: some have left, others have come. */
  staffed(organisation: Organisation): this {
    this.rulebook = peopled(this.rulebook, organisation, this.#now.slice(0, 10));
    this.#workflow = workflowOf(this.rulebook, this.#workflow.definition.id);
    return this;
  }

  /** The same case, to be played on in another way. */
  copy(): Play {
    const other = new Play(this.rulebook, this.#workflow.definition.id, this.decides).at(this.#now);
    other.state = this.state;
    other.events = this.events;
    other.commands.push(...this.commands);
    return other;
  }

  at(instant: string): this {
    this.#now = new Date(instant).toISOString();
    return this;
  }

  start(by: string, data: JsonObject): this {
    const { company } = this.rulebook.definition;
    return this.do(by, { type: 'StartCase', case: 'case-1', company, workflow: this.#workflow.definition.id, version: this.rulebook.version, date: '2026-03-02', data });
  }

  /** Performs an action on the open task that offers it. */
  act(by: string, action: string, more: { fields?: JsonObject; input?: JsonObject; opinion?: string; in?: string } = {}): this {
    const { in: where, ...rest } = more;
    return this.do(by, { type: 'PerformAction', task: this.taskOffering(action, where), action, ...rest });
  }

  taskOffering(action: string, where?: string): string {
    const tasks = Object.values(this.state?.tasks ?? {}).filter((task) => where === undefined || task.state === where);
    const found = tasks.find((task) => this.#workflow.definition.states.get(task.state)?.task?.actions.has(action));
    return found?.id ?? 'no such task';
  }

  do(by: string, instruction: Instruction, facts: JsonObject = {}): this {
    const rejection = this.attempt(by, instruction, facts);
    if (rejection) throw new Error(`rejected: ${rejection.code}: ${rejection.message}`);
    return this;
  }

  /** The rejection, or undefined after the command was accepted. */
  attempt(by: string, instruction: Instruction, facts: JsonObject = {}): Rejection | undefined {
    const command: Command = { ...instruction, at: this.#now, actor: this.actor(by), facts };
    const verdict = this.decides(this.#workflow, this.state, command);
    if (!verdict.accepted) return verdict.rejection;
    this.commands.push({ command, before: this.state, events: verdict.events, workflow: this.#workflow });
    this.events = verdict.events;
    this.state = applyEntry(this.state, verdict.events);
    return undefined;
  }

  refuseAct(by: string, action: string, more: { fields?: JsonObject; input?: JsonObject; opinion?: string; in?: string } = {}): Rejection {
    const { in: where, ...rest } = more;
    return this.refuse(by, { type: 'PerformAction', task: this.taskOffering(action, where), action, ...rest });
  }

  refuse(by: string, instruction: Instruction): Rejection {
    const rejection = this.attempt(by, instruction);
    if (!rejection) throw new Error('expected a rejection, but the command was accepted');
    return rejection;
  }

  /** @param id of a person, or `bob for ann` for a deputy */
  actor(id: string): Actor {
    if (id === ENGINE.id) return ENGINE;
    const [deputy = id, principal] = id.split(' for ');
    if (principal !== undefined) return { ...this.actor(deputy), onBehalfOf: { person: this.actor(principal), deputyship: id } };
    const person = this.rulebook.definition.people.get(id);
    if (!person) throw new Error(`no person ${id}`);
    return toActor(person, this.rulebook.definition.posts);
  }

  get now(): string {
    return this.#now;
  }

  get workflow(): CompiledWorkflow {
    return this.#workflow;
  }

  get in(): readonly string[] {
    return this.state ? this.#workflow.machine.leaves(this.state) : [];
  }

  eventsOf<Type extends CaseEvent['type']>(type: Type): readonly Extract<CaseEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<CaseEvent, { type: Type }> => event.type === type);
  }
}

function workflowOf(rulebook: CompiledRulebook, id: string): CompiledWorkflow {
  const found = rulebook.workflows.get(id);
  if (!found) throw new Error(`no workflow ${id}`);
  return found;
}
