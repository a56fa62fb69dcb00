import { dutyConflict } from '../../approval/duty.js';
import { sitsIn } from '../../approval/find-seat.js';
import { staffTask } from '../../approval/staff-task.js';
import { everybody } from '../../approval/to-actor.js';
import { namesUsed } from '../../expression/check.js';
import { EvaluationError } from '../../expression/evaluation-error.js';
import type { TaskDefinition } from '../../model/definition.js';
import { Refusal } from '../../model/refusal.js';
import type { Seat } from '../../model/task-terms.js';
import type { Text } from '../../model/text.js';
import type { SeatRule } from '../../model/verb-definition.js';
import { peopleIn } from '../behaviour.js';
import type { Draft } from '../compiled.js';
import { jsonIn, seatContext } from '../draft.js';

/** A place of a step that is still to come, and who could fill it as things stand. */
export interface ForecastSeat {
  readonly seat: Seat;
  /** The first few; nobody where empty. */
  readonly people: readonly { readonly id: string; readonly name: Text }[];
  /** How many there are besides. */
  readonly others: number;
}

/** Who would act: people, nobody because the case passes the step by or cannot be staffed, or people who are not all known yet. */
export interface Who {
  readonly who: 'people' | 'unknown' | 'nobody' | 'passed';
  readonly seats: readonly ForecastSeat[];
  /** Why nobody is asked, or nobody found. */
  readonly because?: string;
}

/** What is not known yet on the way. */
export interface Unknown {
  readonly names: readonly string[];
  readonly fields: readonly string[];
  /** Paths of the steps that are still to be done before. */
  readonly steps: ReadonlySet<string>;
}

const SHOWN = 5;

/** Finds people for a step that is still to come, by the rules of real tasks and with the data as it is. */
export function whoActs(draft: Draft, path: string, task: TaskDefinition, unknown: Unknown): Who {
  const known = task.for.filter((rule) => !dependsOn(rule, unknown));
  if (known.length === 0 || isAsked(task.notPeople?.text, unknown)) return { who: 'unknown', seats: [] };
  try {
    return staffed(draft, path, { ...task, for: known }, unknown, known.length === task.for.length);
  } catch (error) {
    if (error instanceof EvaluationError) return { who: 'unknown', seats: [] };
    if (error instanceof Refusal) return { who: 'nobody', seats: [], because: error.message };
    throw error;
  }
}

function staffed(draft: Draft, path: string, task: TaskDefinition, { fields }: Unknown, complete: boolean): Who {
  const { definition, rulebook } = draft.deed.workflow;
  const { actedIn, startedBy, approvals = [] } = draft.state;
  const standing = approvals.map((one) => ({ ...one, changed: [...one.changed, ...fields] }));
  const context = { ...seatContext(draft), state: path, ...(definition.asksOnce === true && { approvals: standing }) };
  const { seats, passed, excluded } = staffTask(task, context, () => (task.notPeople ? peopleIn(jsonIn(draft, task.notPeople)) : []));
  const reasons = passed.map(({ reason }) => reason);
  const because = reasons.length > 0 && { because: reasons.join('; ') };
  if (complete && (seats.length === 0 || (task.mode === 'any' && passed.some(({ why }) => why === 'repeated')))) return { who: 'passed', seats: [], ...because };
  const terms = { distinct: task.distinct, excluded, performed: [], passed };
  const free = everybody(rulebook.definition).filter((person) => !dutyConflict(terms, task, person, { startedBy, actedIn }));
  return { who: complete ? 'people' : 'unknown', seats: seats.map((seat) => placeOf(seat, free.filter((person) => sitsIn(person, seat)).map(({ id }) => id), draft)), ...because };
}

function placeOf(seat: Seat, fitting: readonly string[], { deed }: Draft): ForecastSeat {
  const { people } = deed.workflow.rulebook.definition;
  return { seat, people: fitting.slice(0, SHOWN).map((id) => ({ id, name: people.get(id)?.name ?? id })), others: Math.max(fitting.length - SHOWN, 0) };
}

/** Whether what is still to come says whom a rule names. */
function dependsOn(rule: SeatRule, unknown: Unknown): boolean {
  switch (rule.kind) {
    case 'person':
      return isAsked(rule.person.text, unknown);
    case 'expression':
      return isAsked(rule.seats.text, unknown);
    case 'leader':
      return isAsked(rule.of?.text, unknown);
    case 'acted-in':
      return unknown.steps.has(rule.state);
    case 'choose':
      return unknown.fields.includes(rule.field) || rule.from.some((one) => dependsOn(one, unknown));
    default:
      return false;
  }
}

function isAsked(text: string | undefined, { names }: Unknown): boolean {
  return text !== undefined && namesUsed(text, names).size > 0;
}
