import type { CaseState } from '../../core/model/case-state.js';
import type { ReadEntry } from '../../engine/case-queries.js';
import type { CaseRow } from '../../engine/ports/rows.js';
import type { Shape } from '../http/shape.js';
import { activeStates } from './active-states.js';
import type { CaseDto, CaseRowDto, HistoryEntryDto } from './case.dto.js';

/** One row of a list, with the wanted data fields only, or with all. */
export function caseRowView(row: CaseRow, fields: readonly string[] | 'all'): Shape<CaseRowDto> {
  const { id, workflow, version, revision, status, outcome, value, startedBy, startedAt, updatedAt, parentCase, state } = row;
  const data = fields === 'all' ? state.data : Object.fromEntries(fields.flatMap((name) => (Object.hasOwn(state.data, name) ? [[name, state.data[name] ?? null] as const] : [])));
  return { id, workflow, version, revision, status, outcome, in: activeStates(value), startedBy, startedAt, updatedAt, parentCase, data };
}

/** The whole case. What the machine remembers for itself stays inside. */
export function caseView(state: CaseState): Shape<CaseDto> {
  const { id, workflow, version, date, revision, status, outcome, startedBy, startedAt, parent, value, data, tasks, timers, jobs, children, claims, actedIn } = state;
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
    tasks: Object.values(tasks),
    timers: Object.values(timers),
    jobs: Object.values(jobs),
    children: Object.values(children),
    claims,
    actedIn,
  };
}

export function historyView({ entry, hash }: ReadEntry): Shape<HistoryEntryDto> {
  const { revision, command, events, version, previous } = entry;
  const { at, actor, ...rest } = command;
  return { revision, at, actor, command: rest, events, version, previous, hash };
}
