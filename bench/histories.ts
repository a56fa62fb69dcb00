import type { Engine } from '../src/engine/engine.js';
import { measure } from './clients.js';
import { COMPANY, foundBench, walker } from './six-steps.js';
import { line } from './contest.js';

/** Histories that are read and verified, beside those that are folded and those that are proved, over the same cases. */
export async function histories(engine: Engine, name: string, fillMs: number): Promise<void> {
  await measure(walker(engine, await foundBench(engine)), 64, fillMs);
  const heads = (await engine.database.reader.heads(COMPANY, { limit: 500 })).rows;
  const entries = heads.reduce((sum, { revision }) => sum + revision, 0);
  const ways = {
    'read and verified': async (id: string) => (await engine.proofs.verifyCase(COMPANY, id))?.sound,
    folded: async (id: string, revision: number) => (await engine.cases.stateAt(COMPANY, id, revision))?.revision === revision,
    proved: async (id: string) => (await engine.proofs.proveCase(COMPANY, id))?.proven,
  };
  const best = new Map<string, number>();
  for (let round = 0; round < 4; round += 1) {
    for (const [way, look] of Object.entries(ways)) {
      const startedAt = performance.now();
      for (const { case: id, revision } of heads) if ((await look(id, revision)) !== true) throw new Error(`Expected case ${id} to be ${way}.`);
      const perSecond = (entries / (performance.now() - startedAt)) * 1000;
      if (round > 0) best.set(way, Math.max(best.get(way) ?? 0, perSecond));
    }
  }
  const [verified = Number.NaN] = best.values();
  for (const [way, perSecond] of best) process.stdout.write(line([`${name} ${way}`, heads.length, Math.round(perSecond), '', '', (perSecond / verified).toFixed(2)]));
}
