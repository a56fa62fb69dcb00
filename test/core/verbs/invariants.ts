import { activeStates } from '../../../src/core/case/finish.js';
import { applyEntry, replay } from '../../../src/core/case/replay.js';
import { everyoneBehind } from '../../../src/core/approval/stand-in.js';
import { canonicalJson } from '../../../src/core/model/canonical-json.js';
import { sameJson } from '../../../src/core/model/same-json.js';
import type { CaseState } from '../../../src/core/model/case-state.js';
import type { HistoryEntry } from '../../../src/core/model/history-entry.js';
import type { Play } from '../../support/specification.js';
import { moverOf } from './movers.js';

/** What is wrong with a case, as a sentence; undefined where every promise holds. @param since commands before this one have been looked at */
export function brokenPromise(play: Play, since = 0): string | undefined {
  return wrongWith(play, since) ?? (play.state?.status === 'open' && !moverOf(play) ? nobodyIn(play) : undefined);
}

export function nobodyIn(play: Play): string {
  return `nobody can move it in ${play.in.join(', ')}`;
}

/** The same, but for whether somebody can move it. */
export function wrongWith(play: Play, since: number): string | undefined {
  return play.state ? retold(play, since) ?? astray(play) ?? twice(play) ?? forbidden(play, since) : 'there is no case';
}

/** The whole history, told again from its stored bytes, gives the case that there is. */
export function historyTells({ state, commands }: Play): boolean {
  const history = commands.map(({ command, events }, revision): HistoryEntry => ({ format: 1, company: 'c', case: 'case-1', revision: revision + 1, command, events, version: 'v', previous: null }));
  return canonicalJson(replay(asStored(history))) === canonicalJson(state);
}

/** Each entry, read from its bytes, leads to the state after it, and is decided again as it was. */
function retold({ state, commands, decides }: Play, since: number): string | undefined {
  const looked = commands.slice(since);
  for (const [index, { command, before, events, workflow }] of looked.entries()) {
    const [row, after] = [before && told(before), looked[index + 1]?.before ?? state];
    const replayed = applyEntry(row, asStored(events));
    if (!after || !sameJson(replayed, after)) return `replay gives another state after ${command.type}`;
    retellings.set(after, replayed);
    const again = decides(workflow, row, asStored(command));
    if (!again.accepted || !sameJson(again.events, events)) return `${command.type} is decided differently when it is decided again`;
  }
  return undefined;
}

/** States as replay has made them, by those that are played on. */
const retellings = new WeakMap<CaseState, CaseState>();

function told(state: CaseState): CaseState {
  return retellings.get(state) ?? (JSON.parse(JSON.stringify(state)) as CaseState);
}

function asStored<Value>(value: Value): Value {
  return JSON.parse(canonicalJson(value)) as Value;
}

/** Tasks and time limits are those of the states in which the case is: none is left behind, and none is missing. */
function astray({ state, workflow, in: leaves }: Play): string | undefined {
  const tasks = Object.values(state?.tasks ?? {}).map((task) => task.state);
  const limits = Object.values(state?.timers ?? {}).map((timer) => timer.state);
  if (state?.status !== 'open') return tasks.length + limits.length > 0 ? 'something is left open at the end' : undefined;
  const active = activeStates(workflow.definition.states, leaves);
  const paths = new Set(active.map(({ path }) => path));
  const left = [...tasks, ...limits].find((path) => !paths.has(path));
  if (left !== undefined) return `something of ${left} is left behind in ${leaves.join(', ')}`;
  const twofold = tasks.find((path, index) => tasks.indexOf(path) !== index);
  if (twofold !== undefined) return `${twofold} has two tasks`;
  const missing = active.find(({ path, task }) => task && !tasks.includes(path));
  return missing && `${missing.path} has no task`;
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
function forbidden({ commands, workflow }: Play, since: number): string | undefined {
  for (const { command, before, events } of commands.slice(since)) {
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
