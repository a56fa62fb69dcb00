import { randomUUID } from 'node:crypto';
import { engineOn } from '../src/composition.js';
import type { Database } from '../src/engine/ports/database.js';
import { labFiles } from '../test/support/rulebooks.js';
import type { Contender } from './contender.js';
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

/** Each client takes one case of the laboratory after the other through a few steps of two people. */
export async function engineContender(database: Database): Promise<Contender> {
  const engine = engineOn(database, { dataFolder: '.', leaseMs: 30_000 });
  const founded = await engine.releases.found('lab', await labFiles(), '2000-01-01');
  if (!founded.released) throw new Error(founded.rejection.message);
  const [ann, ben] = await Promise.all([engine.people.actor('lab', 'ann'), engine.people.actor('lab', 'ben')]);
  if (ann === undefined || ben === undefined) throw new Error('Expected ann and ben in the laboratory.');
  const steps = [{ by: ann, action: 'submit' }, { by: ben, action: 'return' }];
  const places = new Map<number, { readonly id: string; readonly done: number }>();
  return {
    name: 'engine',
    step: async (client) => {
      const place = places.get(client);
      const step = steps[(place?.done ?? 0) % steps.length];
      const state = place && (await engine.cases.case('lab', place.id));
      const task = Object.keys(state?.tasks ?? {})[0];
      const result = await engine.commands.execute({
        company: 'lab',
        actor: step?.by ?? ann,
        key: randomUUID(),
        instruction:
          place === undefined || step === undefined || task === undefined
            ? { type: 'StartCase', workflow: 'build', data: { size: 5 } }
            : { type: 'PerformAction', case: place.id, task, action: step.action },
      });
      if (!result.accepted) throw new Error(result.rejection.message);
      const done = place === undefined ? 0 : place.done + 1;
      if (done === 6) places.delete(client);
      else places.set(client, { id: result.answer.case, done });
    },
    close: () => engine.stop(),
  };
}
