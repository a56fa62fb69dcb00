import { availableActions } from '../../../src/core/case/available-actions.js';
import { availableVerbs } from '../../../src/core/case/available-verbs.js';
import { decide } from '../../../src/core/case/decide.js';
import { replay } from '../../../src/core/case/replay.js';
import { personalSeats } from '../../../src/core/approval/personal-seats.js';
import { everyoneBehind } from '../../../src/core/approval/stand-in.js';
import { everybody } from '../../../src/core/approval/to-actor.js';
import { canonicalJson } from '../../../src/core/model/canonical-json.js';
import type { Instruction } from '../../../src/core/model/command.js';
import type { HistoryEntry } from '../../../src/core/model/history-entry.js';
import type { Play } from '../../support/specification.js';

const AT = '2026-03-02T01:00:00.000Z';

/** What is wrong with a case, as a sentence; undefined where every promise holds. @param since commands before this one have been looked at */
export function brokenPromise(play: Play, since = 0): string | undefined {
  const { state, workflow, commands } = play;
  if (!state) return 'there is no case';
  const history = commands.map(({ command, events }, revision): HistoryEntry => ({ format: 1, company: 'c', case: 'case-1', revision: revision + 1, command, events, version: 'v', previous: null }));
  if (canonicalJson(replay(JSON.parse(canonicalJson(history)) as HistoryEntry[])) !== canonicalJson(state)) return 'replay gives another state';
  for (const { command, before, events } of commands.slice(since)) {
    const stored = before && (JSON.parse(canonicalJson(before)) as typeof before);
    if (canonicalJson(decide(workflow, stored, command)) !== canonicalJson({ accepted: true, events })) return `${command.type} is decided differently when it is decided again`;
  }
  return twice(play) ?? forbidden(play) ?? (state.status === 'open' && !canBeMoved(play) ? `nobody can move it in ${play.in.join(', ')}` : undefined);
}

/** Nobody fills two seats of a task that asks for different people, neither alone nor as a deputy nor by one. */
function twice({ state }: Play): string | undefined {
  const all = [...Object.values(state?.tasks ?? {}), ...(state?.trail ?? []).map(({ task }) => task)];
  const found = all.find(({ distinct, performed }) => {
    const people = performed.flatMap(everyoneBehind);
    return distinct && new Set(people).size < people.length;
  });
  return found && `somebody has acted twice in ${found.state}`;
}

/** Nobody acts where the starter may not, or who has made it, whichever way the seat came. */
function forbidden({ commands, workflow }: Play): string | undefined {
  for (const { command, before, events } of commands) {
    for (const event of events) {
      if (event.type !== 'ActionPerformed' || !before) continue;
      const path = before.tasks[event.task]?.state ?? '';
      const task = workflow.definition.states.get(path)?.task;
      for (const person of everyoneBehind(event)) {
        if (task?.notStarter && person === before.startedBy) return `the starter has acted in ${path}`;
        const made = task?.notActedIn.find((state) => before.actedIn[state]?.includes(person));
        if (made !== undefined) return `${person} has acted in ${made} and in ${path}`;
      }
      if (event.person !== command.actor.id || event.onBehalfOf !== command.actor.onBehalfOf?.person.id) return 'somebody has acted for somebody else';
    }
  }
  return undefined;
}

/**
 * Whether some person can do something that brings the case further: an action, or handing a seat back. Where people have passed
 * steps around until nobody is free for the next one, each is told so, and a process admin can still put the case elsewhere.
 */
export function canBeMoved(play: Play): boolean {
  const { state, workflow } = play;
  const codes: string[] = [];
  for (const [by, instruction] of moving(play)) {
    const verdict = decide(workflow, state, { ...instruction, actor: play.actor(by), at: AT, facts: {} });
    if (verdict.accepted) return true;
    codes.push(verdict.rejection.code);
  }
  const jump = decide(workflow, state, { type: 'JumpCase', to: 'refused', reason: 'r', actor: play.actor('ida'), at: AT, facts: {} });
  return codes.length > 0 && codes.every((code) => code === 'nobody-found') && jump.accepted;
}

/** People who stand in for others: somebody with no post, two with one of their own, and the starter. */
const DEPUTIES = ['gus for bob', 'cid for eve', 'fay for cid', 'ann for dan'];

function* actionsOf(play: Play, deputies: readonly string[] = []): Generator<readonly [string, Instruction]> {
  const { state, workflow } = play;
  if (!state) return;
  for (const id of [...everybody(workflow.rulebook.definition).map((actor) => actor.id), ...deputies]) {
    for (const { legal, task, action } of availableActions(workflow, state, { actor: play.actor(id), at: AT, facts: {} })) if (legal) yield [id, { type: 'PerformAction', task, action }];
  }
}

function* moving(play: Play): Generator<readonly [string, Instruction]> {
  const { state } = play;
  yield* Object.values(state?.tasks ?? {}).flatMap((task) => Object.values(task.delegated ?? {}).map(({ to }): readonly [string, Instruction] => [to, { type: 'UseVerb', task: task.id, verb: 'hand-back' }]));
  yield* actionsOf(play);
}

/** Everything that somebody could try now: actions, and verbs with whom or what they may name. */
export function moves(play: Play, pick: (count: number) => number): readonly (readonly [string, Instruction])[] {
  const { state, workflow } = play;
  if (!state) return [];
  const people = everybody(workflow.rulebook.definition);
  const someone = (): string => people[pick(people.length)]?.id ?? '';
  const verbs = [...people.map(({ id }) => id), ...DEPUTIES].flatMap((by) =>
    availableVerbs(workflow, state, { actor: play.actor(by), at: AT, facts: {} })
      .filter(({ legal }) => legal)
      .map(({ task, verb, steps, where }): readonly [string, Instruction] => {
        const to = steps ? steps[pick(steps.length)] : verb === 'transfer' || verb === 'delegate' || verb === 'add-signer' || verb === 'copy' ? someone() : undefined;
        const place = where?.[pick(where.length)];
        return [by, { type: 'UseVerb', task, verb, ...(to !== undefined && { to }), ...(place && { where: place }) }];
      }),
  );
  const timers = Object.values(state.timers).map((timer): readonly [string, Instruction] => ['engine', { type: 'FireTimer', timer: timer.id, arming: timer.arming }]);
  const states = [...workflow.definition.states.values()].filter(({ path, kind }) => path !== '' && kind !== 'history');
  const to = states[pick(states.length)]?.path ?? '';
  const admin: readonly (readonly [string, Instruction])[] = [['ida', state.status === 'open' ? { type: 'JumpCase', to, reason: 'r' } : { type: 'ReopenCase', to, reason: 'r' }]];
  const leaver = someone();
  const held = Object.values(state.tasks).flatMap((task) => personalSeats(task, leaver)).map(({ task, seat }) => ({ task, seat, to: someone() }));
  const handing: readonly (readonly [string, Instruction])[] = held.length > 0 ? [['ida', { type: 'HandOver', from: leaver, seats: held, reason: 'r' }]] : [];
  return [...actionsOf(play, DEPUTIES), ...verbs, ...timers, ...admin, ...handing];
}
