import type { Command } from 'commander';
import { readConfig } from '../../config/config.js';
import { CommandError, print, type OutputOptions } from '../output.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description("make or change the tables on MariaDB, and print the rights that the server's user needs")
    .option('--user <account>', 'the account of the server, as SQL writes it', "'bylaw'@'%'")
    .option('--json', 'print JSON')
    .action(run);
}

async function run(flags: OutputOptions & { user: string }): Promise<void> {
  const { migrationDatabaseUrl } = readConfig(process.env);
  if (migrationDatabaseUrl === undefined) throw new CommandError('Expected MIGRATION_DATABASE_URL to name the database and a user who may make tables, but it is not set.');
  const { migrateMariadb } = await import('../../store/mariadb/migrate-mariadb.js');
  const grants = await migrateMariadb(migrationDatabaseUrl, flags.user);
  print(flags, { grants }, grants.map((grant) => `${grant};`).join('\n'));
}
