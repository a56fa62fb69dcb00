import type { AvailableCaseVerb } from '../../core/case/available-case-verbs.js';
import { isOver } from '../../core/case/clock-after.js';
import type { ClockView } from '../../core/case/clock-views.js';
import type { Deadline } from '../../core/case/deadlines.js';
import type { CaseState, OpenTask } from '../../core/model/case-state.js';
import { own } from '../../core/model/own.js';
import type { ReadEntry } from '../../engine/case-queries.js';
import type { CaseRow } from '../../engine/ports/rows.js';
import type { Hidden } from '../access/shown.js';
import type { Shape } from '../http/shape.js';
import { activeStates } from './active-states.js';
import type { HistoryEntryDto, StandingDto } from './case-history.dto.js';
import type { CaseDto, CaseRowDto } from './case.dto.js';
import { shownEntry, type Reading } from './shown-entry.js';
import type { DueDto, ArmedTimerDto } from './time.dto.js';

/** One row of a list, with the wanted data fields only, or with all. */
export function caseRowView(row: CaseRow, fields: readonly string[] | 'all'): Shape<CaseRowDto> {
  const { id, workflow, version, revision, status, outcome, value, startedBy, startedAt, updatedAt, parentCase, state } = row;
  const data = fields === 'all' ? state.data : Object.fromEntries(fields.flatMap((name) => (Object.hasOwn(state.data, name) ? [[name, state.data[name] ?? null] as const] : [])));
  return { id, workflow, version, revision, status, outcome, in: activeStates(value), startedBy, startedAt, updatedAt, parentCase, data };
}

/** What is worked out from a case for whoever looks at it. */
export interface Sight {
  readonly deadlines: readonly Deadline[];
  readonly clocks: readonly ClockView[];
  readonly verbs: readonly AvailableCaseVerb[];
  /** Who looks. */
  readonly person: string;
  /** What is not shown to that person. */
  readonly hidden: Hidden;
}

/** The whole case. What the machine remembers for itself stays inside, and so does what others have filled in and not handed in. */
export function caseView(state: CaseState, { deadlines, clocks, verbs, person, hidden }: Sight): Shape<CaseDto> {
  const { id, workflow, version, date, revision, status, outcome, startedBy, startedAt, parent, value, data, tasks, jobs, children, claims, actedIn } = state;
  return {
    id,
    workflow,
    version,
    date,
    revision,
    status,
    ...(outcome !== undefined && { outcome }),
    in: activeStates(value),
    startedBy,
    startedAt,
    ...(parent && { parent }),
    data,
    hidden: [...hidden],
    tasks: Object.values(tasks).map((task) => ({ ...taskView(task, person), ...dueOf(task, deadlines, clocks) })),
    timers: deadlines.map(timerView),
    clocks,
    jobs: Object.values(jobs),
    children: Object.values(children),
    claims,
    actedIn,
    verbs,
  };
}

function timerView({ timer, explanations, changes }: Deadline): Shape<ArmedTimerDto> {
  const { counted: _counted, ...rest } = timer;
  return { ...rest, explanations, changes };
}

/** The next time limit of a task, where it has one. */
function dueOf({ id, state }: OpenTask, deadlines: readonly Deadline[], clocks: readonly ClockView[]): { readonly due?: Shape<DueDto> } {
  const limits = deadlines.filter(({ timer, tasks }) => timer.rung === undefined && tasks.includes(id)).map(({ timer, explanations, changes }) => ({ at: timer.dueAt, timer: timer.id, explanations, changes }));
  const running = clocks.filter((clock) => clock.status === 'running' && isOver({ id: clock.state }, state));
  const dues = [...limits, ...running.flatMap(({ due, state: clock, explanations, changes }) => (due === null ? [] : [{ at: due, clock, explanations, changes }]))];
  const [next] = dues.sort((one, other) => one.at.localeCompare(other.at));
  return next ? { due: next } : {};
}

function taskView({ drafts, ...task }: OpenTask, person: string): Shape<CaseDto>['tasks'][number] {
  const draft = drafts && own(drafts, person);
  return { ...task, ...(draft && { draft }) };
}

export function historyView({ entry, hash }: ReadEntry, reading: Reading): Shape<HistoryEntryDto> {
  const told = shownEntry(entry, reading);
  const { revision, command, events, version, previous } = told;
  const { at, actor, ...rest } = command;
  return { revision, at, actor, command: rest, events, version, previous, hash, whole: told === entry };
}

/** How the case stood, for whom nothing is worked out anew. */
export function standingView({ revision, status, value, data, tasks }: CaseState, person: string): Shape<StandingDto> {
  return { revision, status, in: activeStates(value), data, tasks: Object.values(tasks).map((task) => taskView(task, person)) };
}
