import type { CommandUnit, Loaded } from '../../engine/ports/command-store.js';
import { CaseMemory } from '../case-memory.js';
import { GroupCommit } from '../group/group-commit.js';
import type { Accepted } from './decide-units.js';
import type { Dialect } from './dialect.js';
import type { Runner } from './script.js';
import { writeGroup } from './write-group.js';

const NEW_CASE: Loaded = { state: undefined, head: null };

export function sqlCommandStore(dialect: Dialect, runner: Runner): GroupCommit {
  const memory = new CaseMemory();
  const known = (unit: CommandUnit): Loaded | undefined => (unit.starts === true ? NEW_CASE : memory.known(unit));
  return new GroupCommit({
    writers: runner.writers,
    write: async (units, trusting) => {
      try {
        const { outcomes, written } = await runner.once(() => writeGroup(dialect, units, trusting ? known : undefined));
        for (const one of written) remember(memory, one);
        return outcomes;
      } catch (error) {
        if (['unreachable', 'full'].includes(runner.failureOf(error))) memory.clear();
        for (const unit of units) memory.forget(unit);
        throw error;
      }
    },
    failureOf: (error) => runner.failureOf(error),
  });
}

function remember(memory: CaseMemory, { unit, write, stateBytes }: Accepted): void {
  memory.keep(unit, { state: write.rows.case.state, head: write.entry.hash }, stateBytes);
}
