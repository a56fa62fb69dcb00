/**
 * Approvals: who may fill which seat of a task, and what the seats together decide. This folder knows people and posts of
 * the rulebook and the task's own record, nothing of machines or storage.
 */
import type { RulebookDefinition } from '../model/definition.js';
import type { SeatRule } from '../model/verb-definition.js';
import type { Expression } from '../model/expression.js';
import type { Seat } from '../model/task-terms.js';
import { isJsonObject, type Json } from '../model/json.js';
import { Refusal } from '../model/refusal.js';

export interface SeatContext {
  readonly rulebook: RulebookDefinition;
  readonly starter: string;
  /** Evaluates to JSON. @throws EvaluationError */
  evaluate(expression: Expression): Json;
}

/**
 * The seats of a task, in the order of its rules.
 * @throws Refusal where a rule finds nobody, because a task without seats could never end
 */
export function resolveSeats(rules: readonly SeatRule[], context: SeatContext): readonly Seat[] {
  const seats = rules.flatMap((rule) => seatsOf(rule, context));
  if (seats.length === 0) throw nobody('the task has no seat at all');
  return seats;
}

function seatsOf(rule: SeatRule, context: SeatContext): readonly Seat[] {
  switch (rule.kind) {
    case 'post':
      return rule.each ? holders(rule.post, context).map((person) => ({ person })) : [{ post: rule.post }];
    case 'department':
      return [{ department: rule.department }];
    case 'starter':
      return [{ person: context.starter }];
    case 'person':
      return asList(context.evaluate(rule.person)).map((id) => personSeat(id, context));
    case 'expression':
      return asList(context.evaluate(rule.seats)).map((value) => seatFromValue(value, context));
  }
}

function holders(post: string, { rulebook }: SeatContext): readonly string[] {
  const found = [...rulebook.people.values()].filter((person) => person.posts.includes(post)).map((person) => person.id);
  if (found.length === 0) throw nobody(`nobody holds the post "${post}"`);
  return found;
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

function nobody(why: string): Refusal {
  return new Refusal({ code: 'nobody-found', message: `Expected to find somebody for the next task, but ${why}.` });
}
