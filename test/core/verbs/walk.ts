import { availableActions } from '../../../src/core/case/available-actions.js';
import { availableVerbs, type AvailableVerb } from '../../../src/core/case/available-verbs.js';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import type { decide } from '../../../src/core/case/decide.js';
import { personalSeats } from '../../../src/core/approval/personal-seats.js';
import { everybody } from '../../../src/core/approval/to-actor.js';
import type { Instruction, Verb } from '../../../src/core/model/command.js';
import type { Rejection } from '../../../src/core/model/verdict.js';
import type { JsonObject } from '../../../src/core/model/json.js';
import type { Organisation } from '../../../src/core/model/organisation.js';
import { changed } from '../../../src/core/organisation/change.js';
import { fromRulebook } from '../../../src/core/organisation/from-rulebook.js';
import { Play } from '../../support/specification.js';
import { historyTells, nobodyIn, wrongWith } from './invariants.js';
import { moverOf, timeLimits, valuesFor, type Move, type Mover } from './movers.js';

/** How a walk goes on, told to whoever counts. */
export interface Told {
  readonly step: (move: Move, refused: Rejection | undefined) => void;
  readonly mover: (mover: Mover) => void;
}

/** Where random people walk. */
export interface Ground {
  readonly rulebook: CompiledRulebook;
  readonly workflow: string;
  /** What its cases begin with. */
  readonly data: JsonObject;
}

const STARTERS = ['ann', 'bob', 'eve', 'gus', 'mia'];

/**
 * Random people play case after case of a workflow. The first promise that does not hold, as a sentence with the way to it; undefined
 * where all do.
 * @param decides the engine, or one that has been broken
 */
export function walkThrough({ rulebook, workflow, data }: Ground, seed: number, most: number, decides: typeof decide, told?: Told): string | undefined {
  const draw = drawFrom(seed);
  let steps = 0;
  for (let cases = 0; cases < most && steps < most; cases += 1) {
    const play = new Play(rulebook, workflow, decides);
    const { version } = rulebook;
    if (play.attempt(STARTERS[(seed + cases) % STARTERS.length] ?? 'ann', { type: 'StartCase', case: 'case-1', company: 'desk', workflow, version, date: '2026-03-02', data })) {
      if (cases < STARTERS.length) continue;
      return undefined;
    }
    const walk = new Walk(play, draw);
    for (let looked = 0; steps < most; ) {
      const broken = looked === play.commands.length ? undefined : wrong(play, looked, told);
      if (broken !== undefined) return `${broken}, after\n${storyOf(play)}`;
      looked = play.commands.length;
      const move = walk.next();
      if (!move) break;
      steps += 1;
      const refused = play.attempt(...move);
      if (refused && !refused.message.startsWith('Expected')) return refused.message;
      told?.step(move, refused);
    }
    if (!historyTells(play)) return `the whole history tells another case, after\n${storyOf(play)}`;
  }
  return undefined;
}

function wrong(play: Play, looked: number, told: Told | undefined): string | undefined {
  const broken = wrongWith(play, looked);
  if (broken !== undefined || play.state?.status !== 'open') return broken;
  const mover = moverOf(play);
  if (mover) told?.mover(mover);
  return mover ? undefined : nobodyIn(play);
}

/** What has been done on a case, in order, for whoever looks into it. */
function storyOf({ commands }: Play): string {
  return commands.map(({ command: { actor, at: _at, facts: _facts, ...instruction } }) => `${actor.id}${actor.onBehalfOf ? ` for ${actor.onBehalfOf.person.id}` : ''} ${JSON.stringify(instruction)}`).join('\n');
}

/** Draws one of so many, the same for the same seed. */
type Draw = (count: number) => number;

/** A draw of its own for each seed. */
function drawFrom(seed: number): Draw {
  let turn = (seed % 2_147_483_646) + 1;
  return (count) => (turn = (turn * 48_271) % 2_147_483_647) % Math.max(count, 1);
}

const ADMIN = 'ida';
const DAY_MS = 86_400_000;

/** Random people on one case: they act, use verbs, try what they may not, stand in for each other, and leave. */
class Walk {
  #deputies: readonly string[] = [];
  #organisation: Organisation;
  #leavers = 0;

  constructor(
    readonly play: Play,
    private readonly draw: Draw,
  ) {
    this.#organisation = fromRulebook(play.workflow.rulebook.definition);
  }

  /** What somebody tries next; undefined where the case is over for good. */
  next(): Move | undefined {
    const { state } = this.play;
    if (state?.status !== 'open') return this.#reopening();
    const turn = this.draw(100);
    if (turn < 58) return this.#allowed() ?? this.#anything();
    if (turn < 66) return this.#timeLimit() ?? this.#anything();
    if (turn < 70) return this.#deputy();
    if (turn < 74) return this.#leaving() ?? this.#anything();
    if (turn < 78) return [ADMIN, { type: 'JumpCase', to: this.#place(), reason: 'r' }];
    if (turn < 81) return [ADMIN, { type: 'ChangeData', changes: this.#fields(), reason: 'r' }];
    if (turn < 85) return this.#anotherDue() ?? this.#anything();
    if (turn < 87) return [this.draw(2) === 0 ? ADMIN : this.#somebody(), { type: 'CancelCase', reason: 'r' }];
    return this.#anything();
  }

  /** People who are there, and those who stand in for one of them. */
  get #actors(): readonly string[] {
    return [...this.#people, ...this.#deputies];
  }

  get #people(): readonly string[] {
    return everybody(this.play.workflow.rulebook.definition).map(({ id }) => id);
  }

  #somebody(): string {
    return one(this.#actors, this.draw) ?? ADMIN;
  }

  #person(): string {
    return one(this.#people, this.draw) ?? ADMIN;
  }

  /** Something that the product would offer to somebody: the first whom it offers anything, from a random one on. */
  #allowed(): Move | undefined {
    const actors = this.#actors;
    const from = this.draw(actors.length);
    for (const by of [...actors.slice(from), ...actors.slice(0, from)]) {
      const found = one(this.draw(100) < 45 ? this.#verbsOf(by) : this.#actionsOf(by), this.draw);
      if (found) return [by, found];
    }
    return undefined;
  }

  #actionsOf(by: string): readonly Instruction[] {
    const { state, workflow, now } = this.play;
    if (!state) return [];
    return availableActions(workflow, state, { actor: this.play.actor(by), at: now, facts: {} }).flatMap(({ legal, task, action, state: path, together }) => {
      const definition = workflow.definition.states.get(path)?.task;
      const offered = definition?.actions.get(action);
      if (!legal || !definition || !offered) return [];
      const written = { ...valuesFor(definition, offered), ...(definition.fields.has('amount') && this.draw(2) === 0 && { amount: this.draw(3) }) };
      return [{ type: 'PerformAction' as const, task, action, fields: written, opinion: 'o', ...(together === true && this.draw(4) === 0 && { together: 2 }) }];
    });
  }

  #verbsOf(by: string): readonly Instruction[] {
    const { state, workflow, now } = this.play;
    if (!state) return [];
    return availableVerbs(workflow, state, { actor: this.play.actor(by), at: now, facts: {} }).filter(({ legal }) => legal).map((verb) => this.#use(verb));
  }

  #use({ task, verb, steps, where }: Pick<AvailableVerb, 'task' | 'verb' | 'steps' | 'where'>): Instruction {
    const to = steps ? one(steps, this.draw) : NAMING.has(verb) ? this.#person() : undefined;
    const place = where && one(where, this.draw);
    return { type: 'UseVerb', task, verb, opinion: 'o', ...(to !== undefined && { to }), ...(place && { where: place }) };
  }

  #timeLimit(): Move | undefined {
    const found = one(timeLimits(this.play), this.draw);
    if (found) this.play.at(new Date(Date.parse(this.play.now) + 3 * DAY_MS).toISOString());
    return found;
  }

  /** Somebody, not always one who may, gives a deadline that runs another due time. */
  #anotherDue(): Move | undefined {
    const { timers = {}, clocks = {} } = this.play.state ?? {};
    const of = one([...Object.keys(timers).map((timer) => ({ timer })), ...Object.keys(clocks).map((clock) => ({ clock }))], this.draw);
    const reason = this.draw(8) === 0 ? '' : 'r';
    return of && [this.draw(3) === 0 ? this.#somebody() : ADMIN, { type: 'ChangeDeadline', of, to: { in: `P${this.draw(6)}D`, from: this.draw(2) === 0 ? 'now' : 'due' }, reason }];
  }

  /** Somebody stands in for somebody else from now on, and does something at once. */
  #deputy(): Move {
    const [deputy, person] = [this.#person(), this.#person()];
    if (deputy === person) return this.#anything();
    this.#deputies = [...this.#deputies.filter((id) => !id.startsWith(`${deputy} `)), `${deputy} for ${person}`];
    return this.#allowed() ?? this.#anything();
  }

  /** Somebody leaves: a newcomer has the posts from now on, and a process admin hands over what was the leaver's alone. */
  #leaving(): Move | undefined {
    const leaver = this.#person();
    const kept = this.#organisation.people.get(leaver);
    const { state } = this.play;
    if (leaver === ADMIN || !kept || !state || this.#leavers >= 3) return undefined;
    this.#leavers += 1;
    const newcomer = `new${this.#leavers}`;
    this.#organisation = changed(this.#organisation, { departments: {}, people: { [leaver]: { ...kept, active: false, posts: [] }, [newcomer]: { ...kept, name: newcomer } } });
    this.#deputies = this.#deputies.filter((id) => !id.split(' for ').includes(leaver));
    const seats = Object.values(state.tasks).flatMap((task) => personalSeats(task, leaver)).map(({ task, seat }) => ({ task, seat, to: newcomer }));
    this.play.staffed(this.#organisation);
    return [ADMIN, { type: 'HandOver', from: leaver, seats, reason: 'r' }];
  }

  #reopening(): Move | undefined {
    const offered = this.play.workflow.definition.verbs.has('reopen');
    return this.draw(10) < (offered ? 3 : 9) ? undefined : [ADMIN, { type: 'ReopenCase', to: this.#place(), reason: 'r' }];
  }

  #place(): string {
    const places = [...this.play.workflow.definition.states.values()].filter(({ path }) => path !== '');
    return one(places, this.draw)?.path ?? '';
  }

  #fields(): JsonObject {
    return one<JsonObject>([{ amount: this.draw(5) }, { note: `n${this.draw(3)}` }, { chosen: this.#person() }, { chosen: null }], this.draw) ?? {};
  }

  /** Anything that anybody could send, allowed or not. */
  #anything(): Move {
    const tasks = [...Object.keys(this.play.state?.tasks ?? {}), ...(this.play.state?.trail ?? []).map(({ task }) => task.id)];
    const task = one(tasks, this.draw) ?? 'task-0-0';
    const by = this.#somebody();
    switch (this.draw(4)) {
      case 0:
        return [by, { type: 'PerformAction', task, action: this.draw(2) === 0 ? 'approve' : 'refuse', fields: { note: 'n' } }];
      case 1:
        return [by, { type: 'JumpCase', to: this.#place(), reason: 'r' }];
      default:
        return [by, this.#use({ task, verb: one(VERBS, this.draw) ?? 'urge', ...(this.draw(2) === 0 && { steps: [this.#place()] }), where: ['before', 'after', 'beside'] })];
    }
  }
}

const VERBS: readonly Verb[] = ['claim', 'release', 'transfer', 'delegate', 'hand-back', 'add-signer', 'remove-signer', 'copy', 'urge', 'save', 'withdraw', 'return', 'reject'];
const NAMING: ReadonlySet<Verb> = new Set(['transfer', 'delegate', 'add-signer', 'copy']);

function one<Item>(items: readonly Item[], draw: Draw): Item | undefined {
  return items[draw(items.length)];
}
