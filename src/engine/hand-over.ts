import { personalSeats, type PersonalSeat } from '../core/approval/personal-seats.js';
import { conclude } from '../core/case/decide.js';
import { dayOf } from '../core/expression/day-of.js';
import type { Actor } from '../core/model/actor.js';
import { canonicalJson } from '../core/model/canonical-json.js';
import type { CaseState } from '../core/model/case-state.js';
import type { HandedSeat } from '../core/model/command.js';
import type { Rejection } from '../core/model/verdict.js';
import type { CommandService } from './command-service.js';
import type { Deputies } from './deputies.js';
import { sha256 } from './history-codec.js';
import type { CaseReader } from './ports/case-reader.js';
import type { Clock } from './ports/clock.js';
import type { Deputyship } from './ports/deputy-store.js';
import type { PageRequest } from './ports/page.js';
import type { Rulebooks } from './rulebook-library.js';

/** What a process admin wants to become of somebody's work. */
export interface HandOverRequest {
  readonly company: string;
  readonly by: Actor;
  /** Whose work it is; the rulebook need not know the person any more. */
  readonly person: string;
  /** Who gets every task that is not named; nobody where absent. */
  readonly to?: string | undefined;
  readonly tasks: readonly { readonly case: string; readonly task: string; readonly to: string }[];
  readonly reason: string;
  /** Idempotency key of the whole. */
  readonly key: string;
  /** Tells what would come of it, and changes nothing. */
  readonly preview: boolean;
  /** How many open cases are looked through. */
  readonly page: PageRequest;
}

export interface SeatHandOver extends PersonalSeat {
  readonly to: string | null;
  readonly result: 'possible' | 'done' | 'refused';
  /** Why not, where it is refused. */
  readonly refused?: Rejection;
}

/** What one case has to do with the person. */
export interface CaseHandOver {
  readonly case: string;
  readonly workflow: string;
  /** The person has started it, and stays who did. */
  readonly started: boolean;
  readonly seats: readonly SeatHandOver[];
}

export interface HandOverReport {
  readonly rows: readonly CaseHandOver[];
  /** Those that the person had a part in and that are not over; ended with the last page. */
  readonly deputyships: readonly Deputyship[];
  /** Where to go on; null at the end. */
  readonly next: string | null;
}

const DEPUTYSHIPS_AT_ONCE = 200;

/** Hands a person's work over to others: one command for each case, and what has been handed over is found no more when it is done again. */
export class HandOvers {
  constructor(
    private readonly reader: Pick<CaseReader, 'cases'>,
    private readonly library: Rulebooks,
    private readonly commands: CommandService,
    private readonly deputies: Deputies,
    private readonly clock: Clock,
  ) {}

  /** One page of open cases, newest first; it may have fewer rows than cases were looked through. */
  async handOver(request: HandOverRequest): Promise<HandOverReport> {
    const { company, by, person, preview, page } = request;
    const { rows: cases, next } = await this.reader.cases(company, { status: 'open' }, page);
    const rows: CaseHandOver[] = [];
    for (const { state } of cases) {
      const row = await this.#ofCase(state, request);
      if (row) rows.push(row);
    }
    const deputyships = next === null ? await this.#deputyshipsOf(company, person) : [];
    if (!preview) for (const { id } of deputyships) await this.deputies.end(company, id, by);
    return { rows, deputyships: preview ? deputyships : await Promise.all(deputyships.map(async (one) => (await this.deputies.find(company, one.id)) ?? one)), next };
  }

  async #ofCase(state: CaseState, request: HandOverRequest): Promise<CaseHandOver | undefined> {
    const { person, preview } = request;
    const seats = Object.values(state.tasks).flatMap((task) => personalSeats(task, person));
    const started = state.startedBy === person;
    if (seats.length === 0 && !started) return undefined;
    const planned = seats.length === 0 ? [] : await this.#plan(state, seats, request);
    const handed = preview ? planned : await this.#carryOut(state, planned, request);
    return { case: state.id, workflow: state.workflow, started, seats: handed };
  }

  /** Each seat is tried together with those before it, so that two of them cannot bring duties together. */
  async #plan(state: CaseState, seats: readonly PersonalSeat[], request: HandOverRequest): Promise<readonly SeatHandOver[]> {
    const workflow = (await this.library.now(state.company, state.version))?.workflows.get(state.workflow);
    if (!workflow) throw new Error(`the case ${state.id} is pinned to a version that is not there`);
    const taken: HandedSeat[] = [];
    return seats.map((one): SeatHandOver => {
      const to = request.tasks.find((named) => named.case === state.id && named.task === one.task)?.to ?? request.to;
      if (to === undefined) return { ...one, to: null, result: 'refused', refused: { code: 'nobody-found', message: 'Expected somebody to hand the seat to, but nobody is named for it.' } };
      const next = [...taken, { task: one.task, seat: one.seat, to }];
      const conclusion = conclude(workflow, state, { type: 'HandOver', from: request.person, seats: next, reason: request.reason, at: this.clock.now(), actor: request.by, facts: {} });
      if (!conclusion.accepted) return { ...one, to, result: 'refused', refused: conclusion.rejection };
      taken.splice(0, taken.length, ...next);
      return { ...one, to, result: 'possible' };
    });
  }

  async #carryOut(state: CaseState, planned: readonly SeatHandOver[], { company, by, person, reason, key }: HandOverRequest): Promise<readonly SeatHandOver[]> {
    const seats = planned.flatMap(({ task, seat, to, result }): readonly HandedSeat[] => (result === 'possible' && to !== null ? [{ task, seat, to }] : []));
    if (seats.length === 0) return planned;
    const result = await this.commands.execute({ company, actor: by, key: sha256(canonicalJson([key, state.id, seats])), instruction: { type: 'HandOver', case: state.id, from: person, seats, reason } });
    return planned.map((one): SeatHandOver => {
      if (one.result === 'refused') return one;
      return result.accepted ? { ...one, result: 'done' } : { ...one, result: 'refused', refused: result.rejection };
    });
  }

  async #deputyshipsOf(company: string, person: string): Promise<readonly Deputyship[]> {
    const lists = await Promise.all([{ principal: person }, { deputy: person }].map((filter) => this.deputies.list(company, filter, { limit: DEPUTYSHIPS_AT_ONCE })));
    const today = dayOf(this.clock.now(), (await this.library.inForce(company))?.definition.timeZone ?? 'UTC');
    return lists.flatMap(({ rows }) => rows).filter(({ endedAt, to }) => endedAt === null && to >= today);
  }
}
