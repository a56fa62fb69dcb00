import type { Command } from 'commander';
import type { MonthFlags } from '../../demo/month/month-command.js';

export function addMonth(program: Command): void {
  program
    .command('month')
    .description('play a month of all companies on an empty database, print their registers, and prove every case')
    .option('--root <folder>', 'folder that holds rules/, workflows/ and demo/month/', '.')
    .option('--seed <text>', 'the same seed gives the same histories', '1')
    .option('--scale <share>', 'share of the cases that the plans have', '1')
    .option('--company <id...>', 'these companies alone')
    .option('--database <folder>', 'keep the SQLite database in this folder; otherwise it is thrown away, or DATABASE_URL names a MariaDB')
    .option('--memory', 'without a database')
    .option('--threads <number>', 'companies that are played side by side; the histories are the same (default: 2, on one core 1)')
    .action(async (flags: MonthFlags) => (await import('../../demo/month/month-command.js')).runMonth(flags));
}
