#!/usr/bin/env node
/** The command line `bylaw`: everything that the product does, without HTTP. Each command is one file under `commands/`. */
import './small-heap.js';
import { Command } from 'commander';
import { ConfigError } from '../config/config-error.js';
import { addAccount } from './commands/account.command.js';
import { addAudit } from './commands/audit.command.js';
import { addCase } from './commands/case.command.js';
import { addDmn } from './commands/dmn.command.js';
import { addDue } from './commands/due.command.js';
import { addFigures } from './commands/figures.command.js';
import { addFsck } from './commands/fsck.command.js';
import { addLint } from './commands/lint.command.js';
import { addMigrate } from './commands/migrate.command.js';
import { addMonth } from './commands/month.command.js';
import { addRegister } from './commands/register.command.js';
import { addRelease } from './commands/release.command.js';
import { addRulebook } from './commands/rulebook.command.js';
import { addServe } from './commands/serve.command.js';
import { addTest } from './commands/test.command.js';
import { addWorkflow } from './commands/workflow.command.js';
import { BadExport } from '../engine/read-export.js';
import { CommandError } from './output.js';

const program = new Command('bylaw').description("A workflow engine in which a company's regulations are data.");
for (const add of [addServe, addLint, addTest, addFigures, addRelease, addRulebook, addWorkflow, addDmn, addDue, addCase, addRegister, addAudit, addFsck, addAccount, addMigrate, addMonth]) add(program);

/** One sentence; the stack only for those who ask for it. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CommandError || error instanceof ConfigError || error instanceof BadExport) return error.message;
  if (process.env['BYLAW_DEBUG']) return error.stack ?? error.message;
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : '';
  return `${error.message}${cause} (BYLAW_DEBUG=1 shows where)`;
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${told(error)}\n`);
  process.exitCode = 1;
}
