import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineOn } from '../../src/composition.js';
import type { CaseState } from '../../src/core/model/case-state.js';
import type { JsonObject } from '../../src/core/model/json.js';
import { readTours } from '../../src/demo/tour-file.js';
import { bundleOf, type CaseBundle } from '../../src/engine/case-bundle.js';
import type { Engine } from '../../src/engine/engine.js';
import { ManualClock } from '../../src/engine/manual-clock.js';
import type { RulebookFiles } from '../../src/engine/ports/rulebook-store.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { execute, found, start, stateOf } from '../engine/helpers.js';

export interface Golden {
  readonly files: RulebookFiles;
  readonly bundle: CaseBundle;
  readonly state: CaseState;
}

interface Walk {
  readonly name: string;
  readonly company: string;
  readonly workflow: string;
  readonly at: string;
  readonly by: string;
  readonly data: JsonObject;
  readonly steps: readonly { readonly clock?: string; readonly by?: string; readonly do?: string; readonly fields?: JsonObject; readonly input?: JsonObject; readonly opinion?: string }[];
}

/** Walks of the laboratory rulebook that come past what the shipped ones do not use: history states, jobs, children, time limits. */
const LAB: readonly Walk[] = [
  {
    name: 'lab-build', company: 'lab', workflow: 'build', at: '2026-03-02T01:00:00Z', by: 'cat', data: { size: 12 },
    steps: [
      { clock: '2026-03-02T03:30:00Z' }, { by: 'ann', do: 'pause' }, { by: 'cat', do: 'resume' }, { by: 'ann', do: 'submit', fields: { note: '备注 🙂' } },
      { by: 'ben', do: 'return' }, { by: 'ann', do: 'submit' }, { by: 'cat', do: 'approve' }, { by: 'ben', do: 'approve' },
      { by: 'ann', do: 'complete' }, { by: 'ben', do: 'complete' },
    ],
  },
  { name: 'lab-errand', company: 'lab', workflow: 'errand', at: '2026-03-02T01:00:00Z', by: 'ann', data: {}, steps: [] },
  { name: 'lab-seat', company: 'lab', workflow: 'seat', at: '2026-03-02T01:00:00Z', by: 'ann', data: { room: 'A' }, steps: [{ by: 'ann', do: 'rise' }] },
];

/** Writes histories of today's code into a new folder. */
export async function makeGolden(folder: string): Promise<void> {
  const tours = readTours(readFileSync('demo/tour.yaml', 'utf8')).map((tour): Walk => ({ ...tour, ...tour.start, name: `${tour.company}-${tour.workflow}` }));
  mkdirSync(folder);
  for (const walk of [...LAB, ...tours]) writeFileSync(join(folder, `${walk.name}.json`), `${JSON.stringify(await walked(walk), null, 1)}\n`);
}

async function walked(walk: Walk): Promise<Golden> {
  const clock = new ManualClock(walk.at);
  const engine = engineOn(openMemory({ clock }), { dataFolder: tmpdir(), leaseMs: 1000 }, { connectors: [{ name: 'echo', run: async () => ({ answer: 'yes' }) }] });
  await found(engine, walk.company);
  const id = await start(engine, walk.company, walk.by, walk.workflow, walk.data);
  await engine.settle();
  for (const step of walk.steps) {
    if (step.clock !== undefined) clock.set(step.clock);
    await engine.settle();
    if (step.by !== undefined && step.do !== undefined) await perform(engine, walk.company, id, step.by, step.do, step);
    await engine.settle();
  }
  const stored = await engine.database.reader.history(walk.company, id, 1, 1000);
  const files = (await engine.releases.files(walk.company)) ?? {};
  return { files, bundle: bundleOf(walk.company, id, stored), state: await stateOf(engine, walk.company, id) };
}

async function perform(engine: Engine, company: string, id: string, by: string, action: string, { fields, input, opinion }: Walk['steps'][number]): Promise<void> {
  const state = await stateOf(engine, company, id);
  const rulebook = await engine.rulebooks.inForce(company);
  const states = rulebook?.workflows.get(state.workflow)?.definition.states;
  const task = Object.values(state.tasks).find((one) => states?.get(one.state)?.task?.actions.has(action));
  const more = { ...(fields && { fields }), ...(input && { input }), ...(opinion !== undefined && { opinion }) };
  await execute(engine, company, by, { type: 'PerformAction', case: id, task: task?.id ?? 'none', action, ...more });
}
