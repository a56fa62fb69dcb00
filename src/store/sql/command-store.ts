import type { CommandStore } from '../../engine/ports.js';
import type { Dialect } from './dialect.js';
import type { Runner } from './script.js';
import { writeCommand } from './write-command.js';

export function sqlCommandStore(dialect: Dialect, runner: Runner): CommandStore {
  return {
    submit: (unit) => runner.transact(() => writeCommand(dialect, unit)),
  };
}
