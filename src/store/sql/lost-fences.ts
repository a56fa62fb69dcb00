import type { CommandUnit, Fence } from '../../engine/ports/command-store.js';
import { selectByKeys } from './by-keys.js';
import { numberAt, textAt } from './cells.js';
import type { Dialect } from './dialect.js';
import type { Script } from './script.js';

type FencedUnit = CommandUnit & { readonly fence: Fence };

const OWNERS = { timer: 'case_id', job: 'case_id', occurrence: 'workflow' } as const;

/**
 * The units whose timer, job or occurrence is not any more as it was claimed. The rows of the others are locked, so that they stay so
 * until the commit.
 */
export function* lostFences(dialect: Dialect, units: readonly CommandUnit[]): Script<ReadonlyMap<CommandUnit, Fence>> {
  const fenced = units.filter((unit): unit is FencedUnit => unit.fence !== undefined);
  const held = new Set<string>();
  for (const kind of ['timer', 'job', 'occurrence'] as const) {
    const key = ['company', OWNERS[kind], 'id'];
    const keys = fenced.filter(({ fence }) => fence.kind === kind).map(({ company, fence }) => [company, fence.case, fence.id]);
    const rows = yield* selectByKeys(dialect, `SELECT ${key.join(', ')}, fence FROM ${kind}${dialect.byPrimary}`, key, keys, dialect.forUpdate);
    for (const row of rows) held.add(JSON.stringify([kind, ...key.map((column) => textAt(row, column)), numberAt(row, 'fence')]));
  }
  const lost = fenced.filter(({ company, fence }) => !held.has(JSON.stringify([fence.kind, company, fence.case, fence.id, fence.number])));
  return new Map(lost.map((unit) => [unit, unit.fence]));
}
