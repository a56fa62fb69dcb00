import type { Engine } from '../engine/engine.js';
import type { CompiledWorkflow } from '../core/case/compiled.js';
import type { CaseState } from '../core/model/case-state.js';
import type { CaseEvent } from '../core/model/event.js';
import type { Json } from '../core/model/json.js';
import { textIn } from '../core/model/text.js';
import { ApiClient, type Reply } from './api-client.js';
import type { DemoClock } from './demo-clock.js';
import { DEMO_PASSWORD } from './demo-people.js';
import type { Tour, TourStep } from './tour-file.js';

export interface Stage {
  readonly engine: Engine;
  readonly url: string;
  readonly clock: DemoClock;
  readonly tell: (line: string) => void;
}

/** Walks one case through all its steps over HTTP, each step by its own person, and tells what happened. @returns the case's id */
export async function playTour(tour: Tour, stage: Stage): Promise<string> {
  const player = new Player(tour, stage);
  return player.play();
}

class Player {
  readonly #clients = new Map<string, ApiClient>();
  #case = '';

  constructor(
    private readonly tour: Tour,
    private readonly stage: Stage,
  ) {}

  async play(): Promise<string> {
    const { title, at, start, workflow, steps, company } = this.tour;
    this.#forwardTo(at);
    this.stage.tell(`\n${title}`);
    const started = await (await this.#as(start.by)).post('/cases', { workflow, data: start.data });
    this.#expect(started, false, 'the start');
    this.#case = textOf(started.body['case']);
    await this.#tellStep(start.by, 'start', `case ${this.#case}`, 1);
    for (const step of steps) await this.#step(step);
    await this.stage.engine.settle();
    const state = await this.#state();
    const proof = await this.stage.engine.proofs.proveCase(company, this.#case);
    const chain = await this.stage.engine.proofs.verifyCase(company, this.#case);
    this.stage.tell(`  ${state.status}, in ${state.outcome ?? ''} — ${proof?.commands ?? 0} commands ${proof?.proven ? 'proven' : 'NOT PROVEN'}, chain ${chain?.sound ? 'sound' : 'BROKEN'}`);
    return this.#case;
  }

  async #step(step: TourStep): Promise<void> {
    if (step.clock !== undefined) this.#forwardTo(step.clock);
    await this.stage.engine.settle();
    const { by = '', do: action = '', fields = {}, input = {}, opinion } = step;
    const client = await this.#as(by);
    const before = await this.#state();
    const task = this.#taskFor(before, action);
    const reply = await client.post(`/cases/${this.#case}/tasks/${task}/${action}`, { fields, input, ...(opinion !== undefined && { opinion }) });
    this.#expect(reply, step.refused === true, `${by} ${action}`);
    if (step.refused) {
      this.stage.tell(`  ✗ ${this.#name(by)} ${action}: ${textOf(reply.body['detail'])}${articleOf(reply)}${noteOf(step)}`);
      return;
    }
    await this.#tellStep(by, action, step.note ?? '', before.revision + 1);
  }

  /** Days pass, and with them the sessions. */
  #forwardTo(instant: string): void {
    this.stage.clock.forwardTo(instant);
    this.#clients.clear();
  }

  async #tellStep(by: string, action: string, note: string, revision: number): Promise<void> {
    const [read] = await this.stage.engine.cases.history(this.tour.company, this.#case, revision, 1);
    const events = read?.entry.events ?? [];
    const workflow = await this.#workflow();
    const moved = events.flatMap((event) => (event.type === 'StateChanged' ? [event] : []));
    const places = moved.flatMap((event) => workflow.machine.leaves({ value: event.to, remembered: {} }));
    const where = places.map((path) => textIn(workflow.definition.states.get(path)?.title ?? path, 'zh'));
    const articles = [...new Set(moved.flatMap((event) => event.articles))];
    const cited = articles.length > 0 ? ` (article ${articles.join(', ')})` : '';
    this.stage.tell(`  ✓ ${this.#name(by)} ${action}${where.length > 0 ? ` → ${where.join(' + ')}${cited}` : ''}${note === '' ? '' : `   · ${note}`}`);
    for (const line of events.flatMap(aside)) this.stage.tell(`      ${line}`);
  }

  #taskFor(state: CaseState, action: string): string {
    const states = this.#definition?.states;
    const task = Object.values(state.tasks).find((one) => states?.get(one.state)?.task?.actions.has(action));
    if (!task) throw new Error(`Expected the tour to find a task that offers "${action}", but there is none.`);
    return task.id;
  }

  #expect(reply: Reply, refused: boolean, what: string): void {
    if (reply.status < 400 !== refused) return;
    throw new Error(`Expected the tour's step "${what}" to be ${refused ? 'refused' : 'accepted'}, but the server answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  }

  async #as(person: string): Promise<ApiClient> {
    const known = this.#clients.get(person);
    if (known) return known;
    const client = new ApiClient(this.stage.url);
    await client.signIn(this.tour.company, person, DEMO_PASSWORD);
    this.#clients.set(person, client);
    return client;
  }

  async #state(): Promise<CaseState> {
    const state = await this.stage.engine.cases.case(this.tour.company, this.#case);
    if (!state) throw new Error('Expected the tour to find its case, but it is not there.');
    await this.#workflow();
    return state;
  }

  #definition: CompiledWorkflow['definition'] | undefined;
  #names: ReadonlyMap<string, string> = new Map();

  async #workflow(): Promise<CompiledWorkflow> {
    const rulebook = await this.stage.engine.rulebooks.inForce(this.tour.company);
    const workflow = rulebook?.workflows.get(this.tour.workflow);
    if (!rulebook || !workflow) throw new Error(`Expected ${this.tour.company} to have the workflow ${this.tour.workflow}.`);
    this.#definition = workflow.definition;
    this.#names = new Map([...rulebook.definition.people.values()].map((person) => [person.id, textIn(person.name, 'zh')]));
    return workflow;
  }

  #name(person: string): string {
    return this.#names.get(person) ?? person;
  }
}

/** What is worth a line of its own beside the step. */
function aside(event: CaseEvent): readonly string[] {
  switch (event.type) {
    case 'LedgerPosted':
      return [`ledger ${event.ledger}: ${event.amount} ${event.unit} for ${event.person ?? event.holder}`];
    case 'ClaimTaken':
      return [`claim ${event.claim}: ${event.key.map(String).join(', ')}`];
    case 'DecisionMade':
      return [`table ${event.record.table}: ${JSON.stringify(event.record.inputs)} → ${JSON.stringify(event.record.output)} (row ${event.record.rows.join(', ') || 'none'})`];
    case 'TimerArmed':
      return [`time limit: ${event.dueAt}`];
    case 'JobQueued':
      return [`job ${event.connector} queued`];
    default:
      return [];
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function articleOf({ body }: Reply): string {
  return typeof body['article'] === 'string' ? ` (article ${body['article']})` : '';
}

function noteOf({ note }: TourStep): string {
  return note === undefined ? '' : `   · ${note}`;
}
