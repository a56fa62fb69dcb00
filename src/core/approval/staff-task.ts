import type { Actor } from '../model/actor.js';
import { approvingAction, canPass } from '../model/approving-action.js';
import type { StandingApproval } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';
import type { PassedSeat, Seat } from '../model/task-terms.js';
import type { NobodyRule, SeatRule } from '../model/verb-definition.js';
import { dutyConflict, type DutyTerms } from './duty.js';
import { sitsIn } from './find-seat.js';
import { leader, nobody, resolveSeats, seatsOf, type SeatContext, type SeatsFound } from './resolve-seats.js';
import { everybody } from './to-actor.js';

export interface StaffContext extends SeatContext {
  /** Path of the state that the task belongs to. */
  readonly state: string;
  /** Approvals that may stand for another one; absent where everybody is asked each time. */
  readonly approvals?: readonly StandingApproval[];
}

/** Who is asked, who is not and why, and who may not act at all. */
export interface Staff {
  readonly seats: readonly Seat[];
  readonly passed: readonly PassedSeat[];
  readonly excluded: readonly string[];
}

type WithExcluded = StaffContext & { readonly excluded: readonly string[] };

/**
 * Finds people for a task: by its rules, by those for nobody found and for the starter, and without those who have approved.
 * @param peopleLeftOut those whom the task names as such; asked after the seats, as ever, so that old histories are decided again in their order
 * @throws Refusal
 */
export function staffTask(definition: TaskDefinition, context: StaffContext, peopleLeftOut: () => readonly string[]): Staff {
  if (definition.nobody || definition.starter) return askOnce(definition, staffByRules(definition, { ...context, excluded: peopleLeftOut() }), context);
  const seats = resolveSeats(definition.for, context);
  return askOnce(definition, { seats, passed: [], excluded: peopleLeftOut() }, context);
}

type Place = { readonly seat: Seat } | { readonly passed: PassedSeat };

function staffByRules(definition: TaskDefinition, context: WithExcluded): Staff {
  const { starter } = context;
  const asksStarter = definition.for.some(({ kind }) => kind === 'starter');
  const leavesOut = (definition.starter === 'skip' || definition.starter === 'leader') && !asksStarter;
  const excluded = leavesOut ? [...context.excluded, starter] : context.excluded;
  const places = definition.for.flatMap((rule) => placesOf(rule, definition, { ...context, excluded }));
  if (places.length === 0) throw nobody('the task has no seat at all');
  return { seats: places.flatMap((place) => ('seat' in place ? [place.seat] : [])), passed: places.flatMap((place) => ('passed' in place ? [place.passed] : [])), excluded };
}

function placesOf(rule: SeatRule, definition: TaskDefinition, context: WithExcluded): readonly Place[] {
  const found = seatsOf(rule, context);
  if ('missing' in found) return withoutAnybody(found.missing, definition, context);
  if (found.seats.length === 0 && definition.nobody) return withoutAnybody('the list of people is empty', definition, context);
  return found.seats.flatMap((seat) => (rule.kind !== 'starter' && definition.starter && isStartersAlone(seat, context) ? startersPlace(seat, definition, context) : filled(seat, definition, context)));
}

function isStartersAlone(seat: Seat, context: StaffContext): boolean {
  const fitting = sitting(seat, context);
  return fitting.length === 1 && fitting[0]?.id === context.starter;
}

function startersPlace(seat: Seat, definition: TaskDefinition, context: WithExcluded): readonly Place[] {
  if (definition.starter === 'skip') return [{ passed: { why: 'starter', reason: `${context.starter} started the case`, seat, person: context.starter } }];
  if (definition.starter === 'act') return [{ seat }];
  const found: SeatsFound = leader(context.starter, 1, context.rulebook);
  return 'missing' in found ? withoutAnybody(found.missing, definition, context) : found.seats.flatMap((one) => filled(one, definition, context));
}

/** The seat, where somebody is there who may fill it. Duties are never passed by: whoever they leave out has to be replaced. */
function filled(seat: Seat, definition: TaskDefinition, context: WithExcluded): readonly Place[] {
  if (!definition.nobody || definition.nobody.kind === 'refuse') return [{ seat }];
  const fitting = sitting(seat, context);
  if (fitting.length === 0) return withoutAnybody(`nobody is ${JSON.stringify(seat)}`, definition, context);
  if (fitting.some((person) => mayFill(person, definition, context))) return [{ seat }];
  const why = `duties leave out everybody who is ${JSON.stringify(seat)}`;
  if (definition.nobody.kind === 'pass') throw nobody(why);
  return withoutAnybody(why, definition, context);
}

function withoutAnybody(why: string, definition: TaskDefinition, context: WithExcluded): readonly Place[] {
  const rule: NobodyRule = definition.nobody ?? { kind: 'refuse' };
  if (rule.kind === 'refuse') throw nobody(why);
  if (rule.kind === 'pass') return [{ passed: { why: 'nobody', reason: why } }];
  const seat: Seat = rule.kind === 'post' ? { post: rule.post } : { role: 'process-admin' };
  if (!sitting(seat, context).some((person) => mayFill(person, definition, context))) throw nobody(`${why}, and nobody may act instead`);
  return [{ seat }];
}

/** Takes out the seats of those who have approved the same already, before anything changed that the task sees. A vote asks everybody. */
function askOnce(definition: TaskDefinition, staffed: Staff, context: StaffContext): Staff {
  const outcome = approvingAction(definition)?.outcome;
  if (!context.approvals || definition.mode === 'vote' || !canPass(definition)) return staffed;
  const counts = ({ state, outcome: approved, changed }: StandingApproval): boolean => state !== context.state && approved === outcome && !changed.some((field) => definition.sees?.has(field) ?? true);
  const approvers = new Set(context.approvals.filter(counts).map(({ person }) => person));
  return staffed.seats.reduce<Staff>(
    (before, seat) => {
      const terms = { ...context, excluded: before.excluded, passed: before.passed };
      const person = sitting(seat, context).find(({ id }) => approvers.has(id) && mayFill({ id }, definition, terms));
      if (!person) return { ...before, seats: [...before.seats, seat] };
      return { ...before, passed: [...before.passed, { why: 'repeated', reason: `${person.id} has approved already`, seat, person: person.id }] };
    },
    { ...staffed, seats: [] },
  );
}

function sitting(seat: Seat, { rulebook }: StaffContext): readonly Actor[] {
  return everybody(rulebook).filter((person) => sitsIn(person, seat));
}

function mayFill(person: Pick<Actor, 'id'>, definition: TaskDefinition, { excluded, starter, actedIn, passed = [] }: WithExcluded & { readonly passed?: readonly PassedSeat[] }): boolean {
  const terms: DutyTerms = { distinct: definition.distinct, excluded, performed: [], passed };
  return dutyConflict(terms, definition, person, { startedBy: starter, actedIn }) === undefined;
}
