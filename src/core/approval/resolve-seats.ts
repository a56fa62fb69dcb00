/**
 * Approvals: who may fill which seat of a task, and what the seats together decide. This folder knows people and posts of
 * the rulebook and the task's own record, nothing of machines or storage.
 */
import type { RulebookDefinition } from '../model/definition.js';
import type { SeatRule } from '../model/verb-definition.js';
import type { Expression } from '../model/expression.js';
import type { Seat } from '../model/task-terms.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import { Refusal } from '../model/refusal.js';
import { sitsIn } from './find-seat.js';
import { leaderPost } from './leaders.js';
import { everybody } from './to-actor.js';

export interface SeatContext {
  readonly rulebook: RulebookDefinition;
  readonly starter: string;
  readonly actedIn: Readonly<Record<string, readonly string[]>>;
  readonly data: JsonObject;
  /** Evaluates to JSON. @throws EvaluationError */
  evaluate(expression: Expression): Json;
}

/** What a rule names, and what is said where that is nobody. A list that is empty makes no place, and is no fault. */
export type SeatsFound = { readonly seats: readonly Seat[] } | { readonly missing: string };

/**
 * The seats of a task, in the order of its rules.
 * @throws Refusal where a rule finds nobody, because a task without seats could never end
 */
export function resolveSeats(rules: readonly SeatRule[], context: SeatContext): readonly Seat[] {
  const seats = rules.flatMap((rule) => {
    const found = seatsOf(rule, context);
    if ('missing' in found) throw nobody(found.missing);
    return found.seats;
  });
  if (seats.length === 0) throw nobody('the task has no seat at all');
  return seats;
}

/** What one rule finds. @throws Refusal where it names somebody whom the rulebook does not know */
export function seatsOf(rule: SeatRule, context: SeatContext): SeatsFound {
  const { rulebook, starter } = context;
  switch (rule.kind) {
    case 'post':
      return rule.each ? holders(rule.post, context) : { seats: [{ post: rule.post }] };
    case 'department':
      return { seats: [{ department: rule.department }] };
    case 'starter':
      return { seats: [{ person: starter }] };
    case 'person':
      return named(context.evaluate(rule.person), 'is no person of the rulebook', (id) => personSeat(id, context));
    case 'expression':
      return named(context.evaluate(rule.seats), 'names no person, post or department of the rulebook', (value) => seatFromValue(value, context));
    case 'leader':
      if (!rule.of && !rulebook.people.has(starter)) return { missing: `${starter}, who started the case, is there no more` };
      return leader(rule.of ? context.evaluate(rule.of) : starter, rule.levels, rulebook);
    case 'acted-in': {
      const last = context.actedIn[rule.state]?.findLast((person) => rulebook.people.has(person));
      return last === undefined ? { missing: `nobody has acted in "${rule.state}"` } : { seats: [{ person: last }] };
    }
    case 'choose':
      return chosen(rule, context);
  }
}

/** Whoever leads somebody so many levels up. */
export function leader(person: Json, levels: number, rulebook: RulebookDefinition): SeatsFound {
  if (person === null) return { missing: 'nobody is named whose leader it could be' };
  if (typeof person !== 'string' || !rulebook.people.has(person)) throw nobody(`${JSON.stringify(person)} is no person of the rulebook`);
  const post = leaderPost(person, levels, rulebook);
  return post === undefined ? { missing: `nobody leads ${person} ${levels === 1 ? '' : `${levels} levels up`}`.trimEnd() } : { seats: [{ post }] };
}

/** The people whom the case's data names. @throws Refusal where one of them may not be chosen */
function chosen({ field, from }: Extract<SeatRule, { kind: 'choose' }>, context: SeatContext): SeatsFound {
  const value = context.data[field] ?? null;
  if (value === null || (Array.isArray(value) && value.length === 0)) return { missing: `nobody has been chosen under "${field}"` };
  const seats = asList(value).map((id) => personSeat(id, context));
  const allowed = from.length > 0 ? resolveSeats(from, context) : undefined;
  const people = everybody(context.rulebook);
  const strange = seats.find((seat) => allowed && !people.some((person) => sitsIn(person, seat) && allowed.some((one) => sitsIn(person, one))));
  if (strange) throw new Refusal({ code: 'data-invalid', message: `Expected people under "${field}" who may be chosen, but ${JSON.stringify(strange)} is not one of them.`, details: [{ path: `/${field}`, message: 'names somebody who may not be chosen' }] });
  return { seats };
}

function holders(post: string, { rulebook }: SeatContext): SeatsFound {
  const found = [...rulebook.people.values()].filter((person) => person.posts.includes(post)).map((person) => ({ person: person.id }));
  return found.length === 0 ? { missing: `nobody holds the post "${post}"` } : { seats: found };
}

function named(value: Json, fault: string, seat: (value: Json) => Seat): SeatsFound {
  return value === null ? { missing: `null ${fault}` } : { seats: asList(value).map(seat) };
}

function seatFromValue(value: Json, context: SeatContext): Seat {
  if (typeof value === 'string') return personSeat(value, context);
  if (isJsonObject(value)) {
    const [kind, id] = Object.entries(value)[0] ?? [];
    if (kind === 'person') return personSeat(id ?? null, context);
    if (kind === 'post' && typeof id === 'string' && context.rulebook.posts.has(id)) return { post: id };
    if (kind === 'department' && typeof id === 'string' && context.rulebook.departments.has(id)) return { department: id };
  }
  throw nobody(`${JSON.stringify(value)} names no person, post or department of the rulebook`);
}

function personSeat(id: Json, { rulebook }: SeatContext): Seat {
  if (typeof id === 'string' && rulebook.people.has(id)) return { person: id };
  throw nobody(`${JSON.stringify(id)} is no person of the rulebook`);
}

function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** A case that cannot go on, because nobody is there for its next task. */
export function nobody(why: string): Refusal {
  return new Refusal({ code: 'nobody-found', message: `Expected to find somebody for the next task, but ${why}.` });
}
