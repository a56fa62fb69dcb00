import { dayOf } from '../../core/expression/day-of.js';
import { textIn } from '../../core/model/text.js';
import type { CommandResult, UserInstruction } from '../../engine/command-service.js';
import type { CompanyMonth } from './company-month.js';
import { Draw } from './draw.js';
import type { MonthPlan, Story, StoryStep } from './month-plan.js';
import { refusalLine, type Stage } from './stage.js';
import { drawnAll, type Setting } from './wishes.js';

/** Where a story has come to: -1 is its start. */
export interface StoryPlace {
  readonly story: Story;
  readonly at: string;
  readonly step: number;
  /** Which repetition of the step, from 1. */
  readonly time: number;
  readonly case: string;
}

const MINUTES_BETWEEN = 20;

/** Plays the stories of the plans, step by step as they are written. */
export class StoryTeller {
  readonly #underWay = new Set<string>();

  constructor(
    private readonly stage: Stage,
    private readonly company: CompanyMonth,
    private readonly month: MonthPlan,
  ) {}

  /** Whether the case belongs to a story that is not over, so that its people do nothing by themselves. */
  isUnderWay(id: string): boolean {
    return this.#underWay.has(id);
  }

  begin(): readonly StoryPlace[] {
    return this.company.plan.stories.map((story) => ({ story, at: new Date(story.at).toISOString(), step: -1, time: 1, case: '' }));
  }

  /** @returns where the story goes on, or the case that is left to the staff */
  async tell(place: StoryPlace): Promise<{ readonly next?: StoryPlace; readonly over?: string }> {
    const { story, step, time } = place;
    const current = story.steps[step];
    const postings = await this.stage.postingsFor(current ? (current.input ?? {}) : story.data);
    const setting = { ...this.#setting(place), postings };
    const result = current ? await this.#step(place, current, setting) : await this.#start(story, setting);
    const id = result?.accepted && !current ? result.answer.case : place.case;
    const fault = faultOf(result, current?.refused);
    if (fault !== undefined) this.company.tally.deviations.push(`${textIn(story.title, 'zh')}, ${current ? `${current.by} ${current.do}` : 'start'}: ${fault}`);
    if (id === '' || (fault !== undefined && !current)) return {};
    this.#underWay.add(id);
    const again = current !== undefined && time < (current.times ?? 1);
    const following = again ? current : story.steps[step + 1];
    if (following) return { next: { story, case: id, step: again ? step : step + 1, time: again ? time + 1 : 1, at: this.#instantOf(following, again) } };
    this.#underWay.delete(id);
    return { over: id };
  }

  async #start({ workflow, by, data }: Story, setting: Setting): Promise<CommandResult | undefined> {
    return this.#command(by, { type: 'StartCase', workflow, data: drawnAll(data, setting) });
  }

  async #step({ case: id }: StoryPlace, { by, do: action, fields = {}, input = {}, opinion }: StoryStep, setting: Setting): Promise<CommandResult | undefined> {
    const actor = this.company.staff.find(by);
    const offers = (actor && (await this.stage.engine.cases.availableActions(this.company.id, id, actor)))?.filter((one) => one.action === action) ?? [];
    const offer = offers.find(({ legal }) => legal) ?? offers[0];
    const instruction = { type: 'PerformAction', case: id, task: offer?.task ?? '', action, fields: drawnAll(fields, setting), input: drawnAll(input, setting), ...(opinion !== undefined && { opinion }) } as const;
    return this.#command(by, instruction, offer?.onBehalfOf);
  }

  async #command(by: string, instruction: UserInstruction, onBehalfOf?: string): Promise<CommandResult | undefined> {
    const actor = this.company.staff.find(by);
    return actor && this.stage.command(actor, instruction, onBehalfOf);
  }

  #instantOf({ at, after = MINUTES_BETWEEN, every = 1 }: StoryStep, again: boolean): string {
    const now = this.stage.clock.now();
    if (again) return laterBy(now, every);
    return at === undefined ? laterBy(now, after) : new Date(at).toISOString();
  }

  #setting({ story, step, time }: StoryPlace): Omit<Setting, 'postings'> {
    const { id, staff, rulebook } = this.company;
    const now = this.stage.clock.now();
    const today = dayOf(now, rulebook.timeZone);
    return { draw: new Draw(id, textIn(story.title, 'zh'), step, time), n: time, now, today, holders: (post) => staff.holders(post, today), people: staff.ids, remarks: this.month.remarks };
  }
}

function laterBy(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + 60_000 * minutes).toISOString();
}

function faultOf(result: CommandResult | undefined, refused: string | undefined): string | undefined {
  if (!result) return 'Expected somebody of the company, but there is no such person.';
  if (result.accepted) return refused === undefined ? undefined : `Expected a refusal (${refused}), but it was accepted.`;
  return result.rejection.code === refused ? undefined : `Expected ${refused === undefined ? 'it to be accepted' : refused}, but: ${refusalLine(result.rejection)}`;
}
