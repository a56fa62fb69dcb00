import type { CompiledWorkflow } from '../../core/case/compiled.js';
import { later } from '../../core/expression/later.js';
import type { Actor } from '../../core/model/actor.js';
import { attachmentsIn } from '../../core/model/attachment.js';
import type { Position } from '../../core/model/diagnostic.js';
import type { JsonObject } from '../../core/model/json.js';
import type { ExpectedRefusal, ScenarioCase, ScenarioDefinition, ScenarioDeputy, ScenarioStart, ScenarioStep } from '../../core/model/scenario.js';
import { CommandService, type CommandResult, type UserInstruction } from '../command-service.js';
import { letterPretender } from '../letters.js';
import { JobRunner } from '../job-runner.js';
import type { ManualClock } from '../manual-clock.js';
import { oneRulebook } from '../one-rulebook.js';
import { willing } from './willing-connectors.js';
import { toActor } from '../../core/approval/to-actor.js';
import type { Database } from '../ports/database.js';
import type { OccurrenceRow } from '../ports/schedule-store.js';
import { Scheduler } from '../scheduler.js';
import { SchedulePlanner } from '../schedules/schedule-planner.js';
import { ScheduleRunner } from '../schedules/schedule-runner.js';
import { asDeputy } from '../stand-ins.js';
import { Deviation } from './deviation.js';
import { instructionOf, type Target } from './instruction-of.js';
import { checkExpectation } from './check-expectation.js';
import { checkRegister } from './check-registers.js';
import { notePast } from './note-past.js';
import { played } from './played.js';
import { toldBy } from './told-by.js';
import type { Touched } from './touched.js';
import { withParameters } from './with-parameters.js';

const CASES_MAX = 1_000;
const ENTRIES_MAX = 10_000;
/** So many moments at which something is due, one step of the clock may pass. */
const MOMENTS_MAX = 2_000;
/** Every schedule has had its turn by then, but for a day that some years lack. */
const START_WITHIN = 'P400D';

/** Opens an empty database in memory that tells the time by the given clock. */
export type OpenMemory = (clock: ManualClock) => Promise<Database>;

/** Where one scenario is played: the real engine on an empty database in memory, and people who do as they are told. */
export class Stage {
  readonly #database: Database;
  readonly #clock: ManualClock;
  readonly #commands: CommandService;
  readonly #scheduler: Scheduler;
  readonly #jobs: JobRunner;
  readonly #occurrences: ScheduleRunner;
  /** As it is with the parameters of the scenario. */
  readonly workflow: CompiledWorkflow;
  #case = '';
  /** The other cases, in the order of the scenario. */
  readonly #others: string[] = [];
  /** Those that have a name, by it. */
  readonly #named = new Map<string, string>();
  #keys = 0;
  #played = 0;
  #at: Position;

  constructor(
    workflow: CompiledWorkflow,
    private readonly scenario: ScenarioDefinition,
    { clock, database }: { readonly clock: ManualClock; readonly database: Database },
    private readonly touched: Touched,
  ) {
    this.workflow = withParameters(workflow, played(workflow, scenario));
    const { rulebook } = this.workflow;
    const rulebooks = oneRulebook(rulebook);
    let ids = 0;
    this.#at = scenario.position;
    this.#database = database;
    this.#clock = clock;
    this.#commands = new CommandService(database, rulebooks, { next: () => `case-${(ids += 1)}` });
    this.#scheduler = new Scheduler(database.queue, this.#commands, this.#clock, 1000);
    const planner = new SchedulePlanner(database.schedules, database.rulebooks, rulebooks, clock, { only: (one) => one.workflow === workflow.definition.id });
    this.#occurrences = new ScheduleRunner(database.schedules, planner, this.#commands, rulebooks, clock, 1000);
    this.#jobs = new JobRunner(database.queue, this.#commands, this.#clock, [...willing(rulebook), letterPretender(database.attachments, clock)], 1000);
  }

  /** The step that is being played. */
  get at(): Position {
    return this.#at;
  }

  /** Id of the case that the scenario plays; '' before it has begun. */
  get case(): string {
    return this.#case;
  }

  /** How many steps of the scenario have gone as written. */
  get played(): number {
    return this.#played;
  }

  async play(): Promise<void> {
    const all = played(this.workflow, this.scenario);
    const first = all[0] ?? this.scenario;
    this.#clock.set(first.cases?.[0]?.at ?? first.at);
    this.#at = first.position;
    if (all.some(({ start }) => 'schedule' in start)) await this.#keepSchedules();
    for (const other of first.before ?? []) await this.#startOther(other, 'a case that is there before');
    for (const one of all) await this.#playOne(one);
  }

  /** Schedules begin with a release; in scenarios that do not ask for them, nobody looks after them. */
  async #keepSchedules(): Promise<void> {
    const { version } = this.workflow.rulebook;
    const at = this.#clock.now();
    await this.#database.rulebooks.release({ company: this.#company, version, inForceFrom: '0001-01-01', releasedAt: at, releasedBy: 'engine', note: null }, new Uint8Array());
    await this.#settle();
  }

  /** When something is due next, or null. */
  async nextDue(): Promise<string | null> {
    const dues = [await this.#database.queue.nextDue(this.#clock.now()), await this.#database.schedules.nextDue(this.#clock.now())];
    return dues.filter((due) => due !== null).sort()[0] ?? null;
  }

  async #playOne({ at, position, start, steps, expect, deputies, cases = [] }: ScenarioDefinition): Promise<void> {
    for (const other of cases) this.#others.push(...(await this.#startOther(other, `the start of the other case ${this.#others.length + 1}`)));
    this.#played = 0;
    this.#at = position;
    for (const deputy of deputies) await this.#appoint(deputy);
    if (Date.parse(at) > Date.parse(this.#clock.now())) await this.#advanceTo(new Date(at).toISOString());
    this.#case = '';
    const begun = 'schedule' in start ? await this.#awaitStart(start.schedule) : await this.#start(start);
    if (begun === undefined) return;
    this.#case = begun;
    await this.#settle();
    for (const [index, step] of steps.entries()) {
      this.#at = step.position;
      await this.#step(step, `step ${index + 1}`);
      this.#played = index + 1;
    }
    this.#at = position;
    await this.#expect(expect, 'the end');
  }

  /** The id of the case; undefined where it was refused as expected. */
  async #start({ by, data, refused }: Extract<ScenarioStart, { readonly by: string }>): Promise<string | undefined> {
    const result = await this.#command(by, { type: 'StartCase', workflow: this.workflow.definition.id, data });
    this.#compare(result, refused, 'the start');
    return result.accepted ? result.answer.case : undefined;
  }

  /** The id of the case, in a list; empty where it was refused as expected. */
  async #startOther({ workflow, at = this.#clock.now(), as, by, data, refused, position }: ScenarioCase, where: string): Promise<readonly string[]> {
    this.#at = position;
    if (Date.parse(at) > Date.parse(this.#clock.now())) await this.#advanceTo(new Date(at).toISOString());
    const result = await this.#command(by, { type: 'StartCase', workflow, data });
    this.#compare(result, refused, where);
    await this.#settle();
    if (!result.accepted) return [];
    if (as !== undefined) this.#named.set(as, result.answer.case);
    return [result.answer.case];
  }

  /** The next case that a schedule starts: the clock goes on until then. */
  async #awaitStart(schedule: string): Promise<string> {
    const from = this.#clock.now();
    const limit = later(from, START_WITHIN, this.workflow.rulebook.definition.timeZone);
    for (;;) {
      const seen = (await this.#occurred()).filter((one) => one.schedule === schedule && one.dueAt >= from);
      const halted = seen.find(({ state }) => state === 'halted');
      if (halted) throw new Deviation(`Expected the schedule "${schedule}" to start a case, but: ${halted.reason ?? ''}`);
      const begun = seen.findLast((one) => one.case !== null)?.case;
      if (begun !== undefined && begun !== null) return begun;
      const due = await this.nextDue();
      if (due === null || due > limit) throw new Deviation(`Expected the schedule "${schedule}" to start a case within a year, but it does not.`);
      await this.#advanceTo(due);
    }
  }

  async #occurred(): Promise<readonly OccurrenceRow[]> {
    return (await this.#database.schedules.list(this.#company, { workflow: this.workflow.definition.id }, { limit: CASES_MAX })).rows;
  }

  async #appoint({ for: principal, by: deputy, from, to, workflows, posts }: ScenarioDeputy): Promise<void> {
    this.#keys += 1;
    const laidDown = { id: `deputy-${this.#keys}`, reason: 'as the scenario says', madeBy: principal, madeAt: this.#clock.now() };
    await this.#database.deputies.add({ company: this.#company, principal, deputy, from, to, workflows: workflows ?? null, posts: posts ?? null, ...laidDown });
  }

  async close(): Promise<void> {
    for (const { case: id } of (await this.#database.reader.heads(this.#company, { limit: CASES_MAX })).rows) await notePast(this.#database.reader, this.workflow.rulebook, id, this.touched);
    await this.#database.close();
  }

  async #step(step: ScenarioStep, where: string): Promise<void> {
    switch (step.kind) {
      case 'clock':
        return this.#advanceTo(new Date(step.to).toISOString());
      case 'wait':
        return this.#advanceTo(later(this.#clock.now(), step.duration, this.workflow.rulebook.definition.timeZone));
      case 'down':
        this.#clock.set(later(this.#clock.now(), step.duration, this.workflow.rulebook.definition.timeZone));
        return this.#settle();
      case 'start':
        return void (await this.#startOther(step, where));
      case 'expect':
        return this.#expect(step.expect, where, step.case);
      default: {
        const instruction = instructionOf(step, await this.#target(step.case), (act) => this.#faceOf(act), where);
        this.#compare(await this.#command(step.by, instruction, step.kind === 'act' ? step.for : undefined), step.refused, where);
        return this.#settle();
      }
    }
  }

  /** Files that a step names have been uploaded by who acts: an example has no bytes. */
  async #command(by: string, instruction: UserInstruction, onBehalfOf?: string): Promise<CommandResult> {
    for (const { file, type, bytes } of attachmentsIn(instruction as unknown as JsonObject)) {
      await this.#database.attachments.record({ company: this.#company, file, type, bytes, uploadedBy: by, at: this.#clock.now() });
    }
    this.#keys += 1;
    return this.#commands.execute({ company: this.#company, actor: this.#actor(by), key: `step-${this.#keys}`, instruction, ...(onBehalfOf !== undefined && { onBehalfOf }) });
  }

  #compare(result: CommandResult, refused: ExpectedRefusal | undefined, where: string): void {
    if (result.accepted) {
      if (refused) throw new Deviation(`Expected ${where} to be refused with ${refused.code}, but it was accepted.`);
      return;
    }
    const { code, article, message } = result.rejection;
    if (!refused) throw new Deviation(`Expected ${where} to be accepted, but it was refused: ${message} (${code})`, result.rejection);
    if (code !== refused.code) throw new Deviation(`Expected ${where} to be refused with ${refused.code}, but it was ${code}: ${message}`);
    if (refused.article !== undefined && article !== refused.article) {
      throw new Deviation(`Expected ${where} to be refused by article ${refused.article}, but it was ${article ?? 'none'}: ${message}`);
    }
  }

  async #expect(expected: ScenarioDefinition['expect'], where: string, name?: string): Promise<void> {
    const { workflow, state } = await this.#target(name);
    const postings = await this.#database.reader.postings(this.#company, { case: state.id }, { limit: 1000 });
    const kept = { postings: postings.rows, told: expected.told ? toldBy(await this.#database.reader.history(this.#company, state.id, 1, ENTRIES_MAX)) : [], occurrences: await this.#occurred() };
    const problem = checkExpectation(expected, state, kept, workflow);
    if (problem !== undefined) throw new Deviation(`At ${where}${name === undefined ? '' : `, in the case "${name}"`}: ${problem}`);
    for (const [id, register] of Object.entries(expected.registers ?? {})) {
      const wrong = await checkRegister(id, register, this.workflow.rulebook, this.#database, this.touched);
      if (wrong !== undefined) throw new Deviation(`At ${where}: ${wrong}`);
    }
    for (const [index, other] of (expected.cases ?? []).entries()) await this.#expectOther(other, index, where);
  }

  async #expectOther(expected: ScenarioDefinition['expect'], index: number, where: string): Promise<void> {
    const row = await this.#database.reader.case(this.#company, this.#others[index] ?? '');
    const workflow = row && this.workflow.rulebook.workflows.get(row.workflow);
    if (!workflow) throw new Deviation(`At ${where}: Expected ${index + 1} other cases, but the scenario has ${this.#others.length}.`);
    const problem = checkExpectation(expected, row.state, { postings: [], told: [], occurrences: [] }, workflow);
    if (problem !== undefined) throw new Deviation(`At ${where}, in the other case ${index + 1}: ${problem}`);
  }

  async #advanceTo(target: string): Promise<void> {
    let moments = 0;
    for (let due = await this.nextDue(); due !== null && due <= target; due = await this.nextDue()) {
      if ((moments += 1) > MOMENTS_MAX) throw new Deviation(`Expected the clock to go on past ${MOMENTS_MAX} moments at which something is due, at most, but there are more until ${target}.`);
      if (due > this.#clock.now()) this.#clock.set(due);
      await this.#settle();
    }
    this.#clock.set(target);
    await this.#settle();
  }

  /** Lets everything happen that is due now. */
  async #settle(): Promise<void> {
    for (let rounds = 0; rounds < 100; rounds += 1) {
      const done = (await this.#scheduler.runDue()) + (await this.#occurrences.runDue()) + (await this.#jobs.runWaiting());
      if (done === 0) return;
    }
    throw new Deviation('Expected the case to come to rest, but timers and jobs follow each other for ever.');
  }

  /** The case of the scenario, or another one by its name, as it stands. */
  async #target(name?: string): Promise<Target> {
    const row = await this.#database.reader.case(this.#company, name === undefined ? this.#case : (this.#named.get(name) ?? ''));
    const workflow = row && this.workflow.rulebook.workflows.get(row.workflow);
    if (workflow) return { workflow, state: row.state };
    throw new Deviation(name === undefined ? 'Expected the case to be there, but it is not.' : `Expected the case "${name}" to have begun, but it has not.`);
  }

  /** Who acts, and for whom where the step says so. */
  #faceOf({ by, for: principal }: Extract<ScenarioStep, { kind: 'act' }>): Actor {
    const actor = this.#actor(by);
    return principal === undefined ? actor : asDeputy(actor, { person: this.#actor(principal), deputyship: '' });
  }

  #actor(person: string): Actor {
    const { people, posts } = this.workflow.rulebook.definition;
    const found = people.get(person);
    if (!found) throw new Deviation(`Expected a person of the rulebook, but found "${person}".`);
    return toActor(found, posts);
  }

  get #company(): string {
    return this.workflow.rulebook.definition.company;
  }
}
