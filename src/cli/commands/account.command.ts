import type { Command } from 'commander';
import { Accounts, type AccountChange } from '../../identity/accounts.js';
import { CommandError, print, type OutputOptions } from '../output.js';
import { actorOf, withEngine } from '../with-engine.js';

export function addAccount(program: Command): void {
  const account = program.command('account').description('who may sign in');
  account
    .command('set-password')
    .description('give a person an account or a new password; the password is read from standard input')
    .argument('<company>')
    .argument('<person>')
    .option('--json', 'print JSON')
    .action((company: string, person: string, flags: OutputOptions) => change(company, person, flags, setPassword));
  account
    .command('disable')
    .description('shut a person out and end all sessions')
    .argument('<company>')
    .argument('<person>')
    .option('--json', 'print JSON')
    .action((company: string, person: string, flags: OutputOptions) => change(company, person, flags, (accounts) => accounts.disable(company, person)));
}

type Change = (accounts: Accounts, company: string, person: string) => Promise<AccountChange>;

function change(company: string, person: string, flags: OutputOptions, work: Change): Promise<void> {
  return withEngine(async (engine) => {
    await actorOf(engine, company, person);
    const result = await work(new Accounts(engine.database.accounts), company, person);
    if (!result.done) throw new CommandError(result.message, result);
    print(flags, { company, person }, `done: ${person} of ${company}`);
  });
}

async function setPassword(accounts: Accounts, company: string, person: string): Promise<AccountChange> {
  const password = await firstLine(process.stdin);
  const created = await accounts.createAccount(company, person, password);
  return created.done || created.code !== 'account-exists' ? created : accounts.setPassword(company, person, password);
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const piece of stream) text += String(piece);
  return text.split('\n')[0] ?? '';
}
