import { ENGINE } from '../../src/core/model/actor.js';
import { CommandService, type CommandRequest } from '../../src/engine/command-service.js';
import type { ManualClock } from '../../src/engine/manual-clock.js';
import { OrganisationLibrary } from '../../src/engine/organisation/organisation-library.js';
import type { Database } from '../../src/engine/ports/database.js';
import { RulebookLibrary } from '../../src/engine/rulebook-library.js';
import type { Simulation } from './simulate.js';

/**
 * Gives a real database the commands of a simulated run, one after the other in the order in which they took effect or were
 * refused, at the same instants and with the same ids. @returns where it came to something else
 */
export async function differences({ decided, requests, data }: Simulation, database: Database, clock: ManualClock): Promise<readonly string[]> {
  const problems: string[] = [];
  let id = '';
  const library = new RulebookLibrary(database.rulebooks, clock, new OrganisationLibrary(database.organisations));
  const commands = new CommandService(database, library, { next: () => id });
  for (const { unit, at, result } of decided) {
    const request = requests.get(JSON.stringify([unit.key.actor, unit.key.key]));
    if (!request) throw new Error(`Expected the request ${unit.key.key} to be known.`);
    clock.set(at);
    id = unit.case;
    const { fence: _, ...unfenced } = request;
    const got = await commands.execute(unfenced satisfies CommandRequest);
    const [expected, found] = ['code' in result ? result.code : `revision ${result.revision}`, got.accepted ? `revision ${got.answer.revision}` : got.rejection.code];
    if (expected !== found) problems.push(`${unit.key.actor === ENGINE.id ? 'engine' : unit.key.actor} ${unit.key.key}: expected ${expected}, but got ${found}`);
  }
  for (const { row, head } of data.cases.values()) {
    const stored = await database.reader.head('lab', row.id);
    if (stored?.hash !== head || stored.revision !== row.revision) problems.push(`${row.id}: expected the head ${head} at ${row.revision}, but it is ${stored?.hash ?? 'missing'} at ${stored?.revision ?? 0}`);
  }
  return problems;
}
