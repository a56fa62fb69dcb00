import { availableVerbs } from '../../../src/core/case/available-verbs.js';
import { personalSeats } from '../../../src/core/approval/personal-seats.js';
import { everybody } from '../../../src/core/approval/to-actor.js';
import { findSeat } from '../../../src/core/approval/find-seat.js';
import { fieldsOf } from '../../../src/core/approval/fields-of.js';
import type { Instruction, Verb } from '../../../src/core/model/command.js';
import type { TaskActionDefinition, TaskDefinition } from '../../../src/core/model/definition.js';
import type { JsonObject } from '../../../src/core/model/json.js';
import type { Play } from '../../support/specification.js';

export type Move = readonly [by: string, instruction: Instruction];

/** Who or what brings a case further. */
export type Mover = 'a person' | 'the clock' | 'a person, by a verb' | 'a process admin';

/**
 * Who or what can bring a case further as it stands: a person who acts or hands a seat back; a time limit; a person who first undoes
 * what stands in the way. A process admin counts only where whoever could act is told that nobody is there for what comes next, or a
 * seat is that of somebody who has left: the admin hands it over, or puts the case elsewhere. That it can be called off does not count.
 */
export function moverOf(play: Play): Mover | undefined {
  if (somebodyActs(play)) return 'a person';
  if (timeLimits(play).some((move) => accepted(play, move))) return 'the clock';
  if (undoing(play).some((move) => leadsOn(play, move))) return 'a person, by a verb';
  const offices = nobodyIsNext(play) ? [...handingOver(play), ...jumping(play)] : handingOver(play);
  return offices.some((move) => leadsOn(play, move)) ? 'a process admin' : undefined;
}

function somebodyActs(play: Play): boolean {
  for (const move of acting(play)) if (accepted(play, move)) return true;
  return false;
}

/** Everything that people with a seat could act, or hand back, whatever comes of it. */
function* acting({ state, workflow }: Play): Generator<Move> {
  if (!state) return;
  const people = everybody(workflow.rulebook.definition);
  for (const task of Object.values(state.tasks)) {
    const definition = workflow.definition.states.get(task.state)?.task;
    if (!definition) continue;
    for (const { to } of Object.values(task.delegated ?? {})) if (people.some(({ id }) => id === to)) yield [to, { type: 'UseVerb', task: task.id, verb: 'hand-back' }];
    for (const person of people.filter((one) => 'seat' in findSeat(task, definition, one, state))) {
      for (const action of definition.actions.values()) yield [person.id, { type: 'PerformAction', task: task.id, action: action.id, opinion: 'o', fields: valuesFor(definition, action) }];
    }
  }
}

/** Values for what an action has to be given. */
export function valuesFor(definition: TaskDefinition, action: TaskActionDefinition, value: (field: string) => number | string = valueOf): JsonObject {
  return Object.fromEntries([...fieldsOf(definition, action)].filter(([, need]) => need === 'required').map(([field]) => [field, value(field)]));
}

function valueOf(field: string): number | string {
  return field === 'amount' ? 1 : 'n';
}

export function timeLimits({ state }: Play): readonly Move[] {
  return Object.values(state?.timers ?? {}).map(({ id, arming }): Move => ['engine', { type: 'FireTimer', timer: id, arming }]);
}

const UNDOING: readonly Verb[] = ['release', 'remove-signer', 'return', 'reject', 'withdraw'];

/** What takes away what stands in the way: seats given back, signers removed, steps taken back. */
function undoing(play: Play): readonly Move[] {
  const { state, workflow } = play;
  if (!state) return [];
  const people = everybody(workflow.rulebook.definition).map(({ id }) => id);
  return people.flatMap((by) =>
    availableVerbs(workflow, state, { actor: play.actor(by), at: play.now, facts: {} })
      .filter(({ verb, legal }) => legal && UNDOING.includes(verb))
      .flatMap(({ task, verb, steps }): readonly Move[] => (steps ?? [undefined]).map((to): Move => [by, { type: 'UseVerb', task, verb, ...(to !== undefined && { to }), opinion: 'o' }])),
  );
}

/** Whether somebody who could act is told that nobody is there for what comes next. */
function nobodyIsNext(play: Play): boolean {
  return [...acting(play)].some((move) => codeOf(play, move) === 'nobody-found');
}

function jumping(play: Play): readonly Move[] {
  const places = [...play.workflow.definition.states.values()].filter(({ path, kind }) => path !== '' && kind !== 'history');
  return admins(play).flatMap((by) => places.map(({ path }): Move => [by, { type: 'JumpCase', to: path, reason: 'nobody is there' }]));
}

/** Seats of people who have left, for everybody who is there. */
function handingOver(play: Play): readonly Move[] {
  const { state, workflow } = play;
  const people = everybody(workflow.rulebook.definition).map(({ id }) => id);
  const left = Object.values(state?.actedIn ?? {}).flat().concat(state?.startedBy ?? []).filter((id) => !people.includes(id));
  return admins(play).flatMap((by) => [...new Set(left)].flatMap((from) => people.map((to): Move => {
    const seats = Object.values(state?.tasks ?? {}).flatMap((task) => personalSeats(task, from)).map(({ task, seat }) => ({ task, seat, to }));
    return [by, { type: 'HandOver', from, seats, reason: 'has left' }];
  })));
}

function admins({ workflow }: Play): readonly string[] {
  return everybody(workflow.rulebook.definition).filter(({ roles }) => roles.includes('process-admin')).map(({ id }) => id);
}

function accepted(play: Play, move: Move): boolean {
  return codeOf(play, move) === undefined;
}

/** Why a move is refused; undefined where it is taken. */
function codeOf(play: Play, [by, instruction]: Move): string | undefined {
  const verdict = play.decides(play.workflow, play.state, { ...instruction, actor: play.actor(by), at: play.now, facts: {} });
  return verdict.accepted ? undefined : verdict.rejection.code;
}

/** Whether a move is taken, and somebody can act, or a time limit passes, after it. */
function leadsOn(play: Play, move: Move): boolean {
  const after = play.copy();
  if (after.attempt(...move)) return false;
  return after.state?.status !== 'open' || somebodyActs(after) || timeLimits(after).some((limit) => accepted(after, limit));
}
