import { engineOn } from '../src/composition.js';
import type { Database } from '../src/engine/ports/database.js';
import type { Contender } from './contender.js';
import { foundBench, walker } from './six-steps.js';
import { unitOf } from './transition.js';

export function storeContender(database: Database): Contender {
  return {
    name: 'store',
    step: async (client) => {
      const receipt = await database.commands.submit(unitOf(client));
      if (receipt.kind === 'rejected') throw new Error(receipt.rejection.message);
    },
    close: () => database.close(),
  };
}

/** The whole engine: a real workflow, its history, its rows. */
export async function engineContender(database: Database, name: 'engine' | 'memory' = 'engine'): Promise<Contender> {
  const engine = engineOn(database, { dataFolder: '.', leaseMs: 30_000 });
  return { name, step: walker(engine, await foundBench(engine)), close: () => engine.stop() };
}
