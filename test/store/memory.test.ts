import { openMemory } from '../../src/store/memory/open-memory.js';
import { storeContract } from './contract.js';
import { ManualClock } from './subject.js';

storeContract('memory', async () => {
  const clock = new ManualClock();
  const database = openMemory({ clock });
  return { database, other: database, clock, close: () => database.close() };
});
