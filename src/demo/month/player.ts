import { canonicalJson } from '../../core/model/canonical-json.js';
import { dayOf } from '../../core/expression/day-of.js';
import type { Actor } from '../../core/model/actor.js';
import type { AvailableAction } from '../../core/case/available-actions.js';
import type { JsonObject } from '../../core/model/json.js';
import type { TaskRow } from '../../engine/ports/rows.js';
import { Agenda } from './agenda.js';
import { chooseAction } from './choose-action.js';
import type { CompanyMonth } from './company-month.js';
import { afterWork, daysOfMonth, instantAt } from './days.js';
import { Draw } from './draw.js';
import { moved, type StartExample } from './examples.js';
import { actValues, fittingExamples, startData } from './fill-in.js';
import type { MonthPlan, WorkflowPlan } from './month-plan.js';
import { plannedStarts, type PlannedStart, type Played } from './plan-starts.js';
import type { Stage } from './stage.js';
import { StoryTeller, type StoryPlace } from './story-teller.js';
import type { Setting } from './wishes.js';

type Item =
  | { readonly kind: 'start'; readonly start: PlannedStart }
  | { readonly kind: 'task'; readonly case: string; readonly task: string; readonly tries: number }
  | { readonly kind: 'story'; readonly place: StoryPlace }
  | { readonly kind: 'evening' };

export interface Seeded {
  readonly seed: string;
  /** Share of the cases that the plans have. */
  readonly scale: number;
}

/** Working hours that a task takes, least and most, where the plan says nothing. */
const TAKES: readonly [number, number] = [0.2, 7];
/** Share of tasks that somebody is slow about, and how much slower. */
const [SLOW, SLOWER] = [0.06, 6];
/** So often something is tried that the engine refuses, by so many people at a time. */
const [TRIES_MAX, PEOPLE_MAX] = [3, 3];
/** What has been done so often with a case goes on no more. */
const ACTIONS_MAX = 30;

/** Plays the month of a company: from one thing to the next by the agenda, and through the engine. */
export class Player {
  readonly #agenda = new Agenda<Item>();
  /** Cases that have changed since tasks were last looked at. */
  readonly #changed = new Set<string>();
  /** Tasks that somebody will see to. */
  readonly #expected = new Set<string>();
  readonly #done = new Map<string, Map<string, number>>();
  /** Other cases of examples that are there already. */
  readonly #laid = new Set<string>();
  readonly #stories: StoryTeller;

  constructor(
    private readonly stage: Stage,
    private readonly month: MonthPlan,
    private readonly company: CompanyMonth,
    private readonly seeded: Seeded,
  ) {
    this.#stories = new StoryTeller(stage, company, month);
  }

  /** A command was accepted, of people or of the engine. */
  changed(id: string, events: readonly string[]): void {
    const { tally } = this.company;
    tally.commands += 1;
    if (events.includes('TimerFired')) tally.timeLimits += 1;
    this.#changed.add(id);
  }

  async play(): Promise<void> {
    this.#writeAgenda();
    await this.stage.begin();
    const [end = ''] = daysOfMonth(this.month.month).slice(-1).map((day) => instantAt(day, 24, this.month.offset));
    for (let next = this.#agenda.next; next !== undefined && next < end; next = this.#agenda.next) {
      await this.stage.advanceTo(next, () => this.#expectTasks());
      const entry = this.#agenda.take();
      // What was due on the way may have put something earlier on the agenda: nothing does, as people take their time.
      if (entry) await this.#do(entry.item);
      await this.#expectTasks();
    }
    await this.stage.advanceTo(end, () => this.#expectTasks());
    await this.stage.publish();
  }

  #writeAgenda(): void {
    for (const day of daysOfMonth(this.month.month)) this.#agenda.add(instantAt(day, 23.9, this.month.offset), { kind: 'evening' });
    for (const place of this.#stories.begin()) this.#agenda.add(place.at, { kind: 'story', place });
    const { id, plan, workflows, office } = this.company;
    const { seed, scale } = this.seeded;
    for (const start of plannedStarts(plan, workflows, office, { seed: `${seed}/${id}`, scale, month: this.month.month })) this.#agenda.add(start.at, { kind: 'start', start });
  }

  async #do(item: Item): Promise<void> {
    switch (item.kind) {
      case 'start':
        return this.#start(item.start);
      case 'task':
        return this.#see(item);
      case 'story': {
        const { next, over } = await this.#stories.tell(item.place);
        if (next) this.#agenda.add(next.at, { ...item, place: next });
        if (over !== undefined) this.#changed.add(over);
        return;
      }
      case 'evening':
        return this.stage.publish();
    }
  }

  async #start({ workflow, n }: PlannedStart): Promise<void> {
    const { company } = this;
    const played = company.workflows.get(workflow);
    if (!played) return;
    const { definition, examples } = played;
    const { data: wishes = {}, by } = planOf(company, workflow);
    const setting = { ...this.#setting(n, workflow, n, 'start'), postings: await this.stage.postingsFor(wishes) };
    const example = setting.draw.pick(examples.starts);
    if (example) await this.#lay(example, setting);
    const data = startData(definition, example, wishes, setting, (person) => company.staff.alike(person, setting.today));
    const starters = by ? by.flatMap((one) => (company.staff.find(one) ? [one] : setting.holders(one))) : startersOf(played, example, company, setting);
    const starter = company.staff.find(setting.draw.pick(starters) ?? '');
    if (starter) await this.stage.command(starter, { type: 'StartCase', workflow, data });
  }

  /** Starts the cases that an example has beside its own, once each. */
  async #lay({ before, on }: StartExample, { today }: Setting): Promise<void> {
    for (const { workflow, by, data } of before) {
      const starter = this.company.staff.find(by);
      const fresh = moved(data, on, today);
      const name = canonicalJson([workflow, fresh]);
      if (!starter || this.#laid.has(name)) continue;
      this.#laid.add(name);
      await this.stage.command(starter, { type: 'StartCase', workflow, data: fresh });
    }
  }

  /** Looks at what has changed, and puts each new task on somebody's agenda. */
  async #expectTasks(): Promise<void> {
    const changed = [...this.#changed].filter((one) => !this.#stories.isUnderWay(one));
    this.#changed.clear();
    for (const id of changed) await this.#expectTasksOf(id);
  }

  async #expectTasksOf(id: string): Promise<void> {
    if (this.#timesDone(id) >= ACTIONS_MAX) return;
    for (const task of await this.stage.engine.database.reader.tasksOf(this.company.id, id)) {
      if (!this.#expected.has(nameOf(task))) this.#expectTask(task, 0);
    }
  }

  #expectTask(task: Pick<TaskRow, 'case' | 'id' | 'workflow'>, tries: number): void {
    const draw = new Draw(this.seeded.seed, task.case, task.id, tries, this.#timesDone(task.case), 'when');
    const [least, most] = planOf(this.company, task.workflow).takes ?? TAKES;
    const hours = (least + draw.next() * (most - least)) * (draw.chance(SLOW) ? SLOWER : 1);
    this.#expected.add(nameOf(task));
    this.#agenda.add(afterWork(this.stage.clock.now(), hours, this.company.office), { kind: 'task', case: task.case, task: task.id, tries });
  }

  async #see({ case: id, task: taskId, tries }: Extract<Item, { kind: 'task' }>): Promise<void> {
    this.#expected.delete(`${id} ${taskId}`);
    const task = (await this.stage.engine.database.reader.tasksOf(this.company.id, id)).find((one) => one.id === taskId);
    if (!task) return;
    const setting = this.#setting(this.#timesDone(id) + 1, id, taskId, tries, this.#timesDone(id));
    const people = this.company.staff.couldAct(task.candidates, setting.today).filter((actor) => !task.done.includes(actor.id));
    for (const person of setting.draw.shuffled(people).slice(0, PEOPLE_MAX)) if (await this.#act(task, person, setting)) return;
    if (tries < TRIES_MAX) this.#expectTask(task, tries + 1);
  }

  /** @returns whether the engine took it */
  async #act(task: TaskRow, person: Actor, setting: Setting): Promise<boolean> {
    const { company } = this;
    const played = company.workflows.get(task.workflow);
    const done = this.#done.get(task.case) ?? new Map<string, number>();
    this.#done.set(task.case, done);
    const offered = ((await this.stage.engine.cases.availableActions(company.id, task.case, person)) ?? []).filter((one) => one.task === task.id && one.legal);
    const chosen = chooseAction(offered, planOf(company, task.workflow).actions ?? {}, done, setting.draw);
    if (!played || !chosen) return false;
    const result = await this.stage.command(person, { type: 'PerformAction', case: task.case, task: task.id, action: chosen.action, ...this.#written(played, chosen, setting) }, chosen.onBehalfOf);
    if (result.accepted) done.set(chosen.action, (done.get(chosen.action) ?? 0) + 1);
    return result.accepted;
  }

  #written({ definition, examples }: Played, { action: id, state, fields: given, opinion }: AvailableAction, setting: Setting): { readonly fields: JsonObject; readonly input: JsonObject; readonly opinion?: string } {
    const action = definition.states.get(state)?.task?.actions.get(id);
    if (!action) return { fields: {}, input: {} };
    const example = setting.draw.pick(fittingExamples(examples.acts.get(id) ?? [], given));
    const words = opinion === 'required' ? setting.draw.pick(this.month.opinions) : undefined;
    return { ...actValues(definition, action, { given, example, wishes: planOf(this.company, definition.id).values ?? {} }, setting), ...(words !== undefined && { opinion: words }) };
  }

  #setting(n: number, ...names: readonly (string | number)[]): Setting {
    const { id, staff, rulebook } = this.company;
    const now = this.stage.clock.now();
    const today = dayOf(now, rulebook.timeZone);
    return { draw: new Draw(this.seeded.seed, id, ...names), n, now, today, holders: (post) => staff.holders(post, today), people: staff.ids, remarks: this.month.remarks, postings: new Map() };
  }

  #timesDone(id: string): number {
    return [...(this.#done.get(id)?.values() ?? [])].reduce((sum, times) => sum + times, 0);
  }
}

function planOf({ plan }: CompanyMonth, workflow: string): WorkflowPlan {
  return plan.workflows[workflow] ?? {};
}

/** Whoever the example has, or somebody of the same posts; without an example whoever the workflow names, or anybody. */
function startersOf({ definition }: Played, example: StartExample | undefined, { staff }: CompanyMonth, { today, holders }: Setting): readonly string[] {
  if (example) return staff.alike(example.by, today);
  const named = definition.startedBy.flatMap((rule) => (rule.kind === 'post' ? holders(rule.post) : []));
  return named.length > 0 ? named : staff.ids;
}

function nameOf({ case: id, id: task }: Pick<TaskRow, 'case' | 'id'>): string {
  return `${id} ${task}`;
}
