#!/usr/bin/env node
/** The command line `bylaw`: everything that the product does, without HTTP. Each command is one file under `commands/`. */
import { Command } from 'commander';
import { ConfigError } from '../config/config-error.js';
import { addAccount } from './commands/account.command.js';
import { addAudit } from './commands/audit.command.js';
import { addCase } from './commands/case.command.js';
import { addLint } from './commands/lint.command.js';
import { addRelease } from './commands/release.command.js';
import { addRulebook } from './commands/rulebook.command.js';
import { addServe } from './commands/serve.command.js';
import { addTest } from './commands/test.command.js';
import { CommandError } from './output.js';

const program = new Command('bylaw').description("A workflow engine in which a company's regulations are data.");
for (const add of [addServe, addLint, addTest, addRelease, addRulebook, addCase, addAudit, addAccount]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommandError || error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
