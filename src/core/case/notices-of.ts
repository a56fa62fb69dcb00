import { occupantOf, openSeats } from '../approval/seats.js';
import { isSystem } from '../model/actor.js';
import type { CaseState, OpenTask } from '../model/case-state.js';
import type { CaseEvent } from '../model/event.js';
import type { Notice } from '../model/notice.js';
import type { Seat } from '../model/task-terms.js';

/** One accepted command: the case before and after it, and what happened. */
export interface Accepted {
  readonly before: CaseState | undefined;
  readonly after: CaseState;
  readonly events: readonly CaseEvent[];
  /** Who gave the command. */
  readonly decidedBy: string;
}

/** Whom an accepted command concerns. Nobody is told of what they have just done themselves. */
export function noticesOf(accepted: Accepted): readonly Notice[] {
  const { after, events } = accepted;
  return [...Object.values(after.tasks).flatMap((task) => newWork(accepted, task)), ...events.flatMap((event) => askedFor(accepted, event)), ...ended(accepted)];
}

/** Who may act on a task now, as the lists of tasks say it. */
export function candidatesOf(task: OpenTask): readonly string[] {
  return [...new Set(openSeats(task).map((seat) => tokenOf(occupantOf(task, seat))))];
}

/** A place of a task as the lists of tasks say it. */
export function tokenOf(seat: Seat): string {
  const [[kind, id] = []] = Object.entries(seat);
  return `${kind}:${id}`;
}

/** For those who may act on a task now and could not before. */
function newWork({ before, decidedBy }: Accepted, task: OpenTask): readonly Notice[] {
  const known = before?.tasks[task.id];
  if (known === task) return [];
  const earlier = new Set(known ? candidatesOf(known) : []);
  const to = candidatesOf(task).filter((token) => !earlier.has(token));
  return to.length === 0 ? [] : [{ kind: 'task', to, except: outside(task, decidedBy), ...about(task), ...by(decidedBy) }];
}

function askedFor({ after, decidedBy }: Accepted, event: CaseEvent): readonly Notice[] {
  switch (event.type) {
    case 'TaskUrged': {
      const task = after.tasks[event.task];
      return task ? [{ kind: 'reminder', to: candidatesOf(task), except: outside(task, decidedBy), ...about(task), by: event.by, ...opinion(event) }] : [];
    }
    case 'CopySent':
      return [{ kind: 'copy', to: [`person:${event.to}`], except: [decidedBy], state: event.state, by: event.by, ...opinion(event) }];
    case 'PeopleTold': {
      const { to, except = [], state, task, text, values } = event;
      if (to.length === 0) return [];
      return [{ kind: 'reminder', to, except: [...new Set([decidedBy, ...except])], ...(task !== undefined && { task }), state, ...(text !== undefined && { text }), ...(values && { values }) }];
    }
    default:
      return [];
  }
}

/** The starter hears how it ended; a case that another one has started has nobody who waits for it. */
function ended({ before, after, decidedBy }: Accepted): readonly Notice[] {
  if (after.status === 'open' || before?.status !== 'open' || after.parent) return [];
  return [{ kind: 'result', to: [`person:${after.startedBy}`], except: [decidedBy], outcome: after.outcome ?? after.status, ...by(decidedBy) }];
}

function outside(task: OpenTask, decidedBy: string): readonly string[] {
  return [...new Set([decidedBy, ...mayNotAct(task)])];
}

/** People whom duty keeps from a task, as far as it can be told from the task itself. */
export function mayNotAct({ distinct, performed, excluded = [] }: OpenTask): readonly string[] {
  return [...excluded, ...(distinct ? performed.map(({ person }) => person) : [])];
}

function about({ id, state }: OpenTask): Pick<Notice, 'task' | 'state'> {
  return { task: id, state };
}

function by(person: string): Pick<Notice, 'by'> {
  return isSystem({ id: person }) ? {} : { by: person };
}

function opinion(event: { readonly opinion?: string }): Pick<Notice, 'opinion'> {
  return event.opinion === undefined ? {} : { opinion: event.opinion };
}
