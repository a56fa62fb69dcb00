import { GroupCommit } from '../group/group-commit.js';
import type { Dialect } from './dialect.js';
import type { Runner } from './script.js';
import { writeGroup } from './write-group.js';

export function sqlCommandStore(dialect: Dialect, runner: Runner): GroupCommit {
  return new GroupCommit({
    writers: runner.writers,
    write: (units) => runner.once(() => writeGroup(dialect, units)),
    failureOf: (error) => runner.failureOf(error),
  });
}
