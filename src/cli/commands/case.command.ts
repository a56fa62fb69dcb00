import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Verb } from '../../core/model/command.js';
import type { SignerPlace } from '../../core/model/task-terms.js';
import { textIn } from '../../core/model/text.js';
import type { Engine } from '../../engine/engine.js';
import type { CommandResult, UserInstruction } from '../../engine/command-service.js';
import { exportCase } from '../../engine/export-case.js';
import { CommandError, jsonOption, print, refused, type OutputOptions } from '../output.js';
import { actorOf, withEngine } from '../with-engine.js';
import { clockLines } from '../clock-lines.js';
import { deadlineLines } from '../deadline-lines.js';
import { entryLines } from '../entry-lines.js';
import { whyLines } from '../why-lines.js';

interface ActFlags extends OutputOptions {
  readonly by: string;
  readonly key?: string;
  readonly data?: string;
  readonly fields?: string;
  readonly input?: string;
  readonly opinion?: string;
}

interface MoveFlags extends ActFlags {
  readonly reason: string;
}

export function addCase(program: Command): void {
  const command = program.command('case').description('start, advance and read cases as a person of the rulebook');
  const withActor = (one: Command): Command =>
    one.requiredOption('--by <person>', 'who acts').option('--key <key>', 'idempotency key (default: a fresh one)').option('--json', 'print JSON');
  withActor(command.command('start').argument('<company>').argument('<workflow>'))
    .description('start a case')
    .option('--data <json>', 'its data, or @file')
    .action(start);
  withActor(command.command('act').argument('<company>').argument('<case>').argument('<task>', 'id of the task, or path of its state').argument('<action>'))
    .description('do what a task offers')
    .option('--fields <json>', 'data fields to write, or @file')
    .option('--input <json>', "values for the action's own input, or @file")
    .option('--opinion <text>')
    .action(act);
  command
    .command('attach')
    .argument('<company>')
    .argument('<file>')
    .requiredOption('--by <person>', 'who uploads')
    .description('upload a file and print the value for a field of the type attachment')
    .action(attach);
  withActor(command.command('use').argument('<company>').argument('<case>').argument('<task>', 'id of the task, or path of its state').argument('<verb>'))
    .description('do something with a task besides deciding it, such as transfer or return')
    .option('--to <name>', 'a person, or the path of a step')
    .option('--where <place>', 'before, after or beside, for add-signer')
    .option('--fields <json>', 'for save: what has been filled in, or @file')
    .option('--opinion <text>')
    .action(use);
  for (const verb of ['jump', 'reopen'] as const) {
    withActor(command.command(verb).argument('<company>').argument('<case>').argument('<state>', 'path of the state that the case is put into'))
      .description(verb === 'jump' ? 'put a case into another state' : 'let an ended case go on')
      .requiredOption('--reason <text>', 'why; it stays in the history')
      .action((company: string, id: string, to: string, flags: MoveFlags) => moveCase(verb, company, id, to, flags));
  }
  command.command('show').argument('<company>').argument('<case>').option('--as <person>', 'and what this person could do').option('--json', 'print JSON').description('where a case stands').action(show);
  command.command('history').argument('<company>').argument('<case>').option('--json', 'print JSON').description('what happened, command by command').action(history);
  command.command('export').argument('<company>').argument('<case>').description('print its history for a verifier that has no database: bylaw verify --file').action(exported);
  command
    .command('why')
    .argument('<company>')
    .argument('<case>')
    .option('--revision <number>', 'the command that is asked about (default: the last that asked a table)')
    .option('--json', 'print JSON')
    .description('why each row of a table did or did not decide')
    .action(why);
}

function start(company: string, workflow: string, flags: ActFlags): Promise<void> {
  return withEngine(async (engine) => report(flags, await execute(engine, company, flags, { type: 'StartCase', workflow, data: await jsonOption('data', flags.data) })));
}

function act(company: string, id: string, task: string, action: string, flags: ActFlags): Promise<void> {
  return withEngine(async (engine) => {
    const state = await engine.cases.case(company, id);
    const found = Object.values(state?.tasks ?? {}).find((one) => one.id === task || one.state === task);
    const [fields, input] = [await jsonOption('fields', flags.fields), await jsonOption('input', flags.input)];
    const { opinion } = flags;
    report(flags, await execute(engine, company, flags, { type: 'PerformAction', case: id, task: found?.id ?? task, action, fields, input, ...(opinion !== undefined && { opinion }) }));
  });
}

function attach(company: string, file: string, { by }: { readonly by: string }): Promise<void> {
  return withEngine(async (engine) => {
    const { id } = await actorOf(engine, company, by);
    const stored = await engine.attachments.upload(company, id, basename(file), await bytesOf(file));
    if ('code' in stored) throw refused(stored);
    process.stdout.write(`${JSON.stringify(stored)}\n`);
  });
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CommandError(`Expected ${file} to be a readable file, but: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function use(company: string, id: string, task: string, verb: string, flags: ActFlags & { to?: string; where?: string }): Promise<void> {
  return withEngine(async (engine) => {
    const state = await engine.cases.case(company, id);
    const open = Object.values(state?.tasks ?? {}).find((one) => one.id === task || one.state === task);
    const decided = state?.trail?.find((step) => step.state === task)?.task;
    const { to, where, opinion } = flags;
    const named = { ...(to !== undefined && { to }), ...(where !== undefined && { where: where as SignerPlace }), ...(opinion !== undefined && { opinion }) };
    const fields = flags.fields === undefined ? {} : { fields: await jsonOption('fields', flags.fields) };
    report(flags, await execute(engine, company, flags, { type: 'UseVerb', case: id, task: (open ?? decided)?.id ?? task, verb: verb as Verb, ...named, ...fields }));
  });
}

function moveCase(verb: 'jump' | 'reopen', company: string, id: string, to: string, flags: MoveFlags): Promise<void> {
  const { reason } = flags;
  return withEngine(async (engine) => report(flags, await execute(engine, company, flags, { type: verb === 'jump' ? 'JumpCase' : 'ReopenCase', case: id, to, reason })));
}

async function execute(engine: Engine, company: string, flags: ActFlags, instruction: UserInstruction): Promise<CommandResult> {
  const result = await engine.commands.execute({ company, actor: await actorOf(engine, company, flags.by), key: flags.key ?? randomUUID(), instruction });
  await engine.settle();
  return result;
}

function report(flags: OutputOptions, result: CommandResult): void {
  if (!result.accepted) throw refused(result.rejection);
  const { case: id, revision, status, in: where } = result.answer;
  print(flags, result.answer, `${id} revision ${revision}: ${status}, in ${where.join(', ')}${result.replayed ? ' (answered before)' : ''}`);
}

function show(company: string, id: string, flags: OutputOptions & { as?: string }): Promise<void> {
  return withEngine(async (engine) => {
    const state = await engine.cases.case(company, id);
    if (!state) throw new CommandError(`Expected a case of ${company}, but there is no case ${id}.`);
    const actions = flags.as === undefined ? [] : ((await engine.cases.availableActions(company, id, await actorOf(engine, company, flags.as))) ?? []);
    const verbs = flags.as === undefined ? [] : ((await engine.cases.availableVerbs(company, id, await actorOf(engine, company, flags.as))) ?? []);
    const offered = [...actions, ...verbs.map(({ verb, ...rest }) => ({ ...rest, action: verb }))];
    const lines = offered.map(({ legal, state: where, action, title, refused: why }) => `  ${legal ? '●' : '○'} ${where} ${action} ${textIn(title, 'zh')}${why ? ` — ${why.message}` : ''}`);
    const deadlines = await engine.cases.deadlines(state);
    const clocks = await engine.cases.clocks(state);
    print(flags, { state, deadlines, clocks, actions, verbs }, [JSON.stringify(state, null, 2), ...deadlines.flatMap(deadlineLines), ...clocks.flatMap(clockLines), ...lines].join('\n'));
  });
}

function history(company: string, id: string, flags: OutputOptions): Promise<void> {
  return withEngine(async (engine) => {
    const entries = [];
    for await (const entry of engine.cases.entries(company, id)) entries.push(entry);
    if (entries.length === 0) throw new CommandError(`Expected a case of ${company}, but there is no case ${id}.`);
    print(flags, entries, entries.flatMap(entryLines).join('\n'));
  });
}

function exported(company: string, id: string): Promise<void> {
  return withEngine(async (engine) => {
    if (!(await engine.cases.case(company, id))) throw new CommandError(`Expected a case of ${company}, but there is no case ${id}.`);
    for await (const piece of exportCase(engine.database.reader, company, id)) process.stdout.write(piece);
    process.stdout.write('\n');
  });
}

function why(company: string, id: string, flags: OutputOptions & { revision?: string }): Promise<void> {
  return withEngine(async (engine) => {
    const state = await engine.cases.case(company, id);
    if (!state) throw new CommandError(`Expected a case of ${company}, but there is no case ${id}.`);
    const revision = flags.revision === undefined ? undefined : Number(flags.revision);
    if (revision !== undefined && !(revision >= 1 && revision <= state.revision)) {
      throw new CommandError(`Expected one of the revisions 1 to ${state.revision}, but found "${flags.revision ?? ''}".`);
    }
    const decisions = await engine.cases.decisions(company, id, revision);
    print(flags, decisions, decisions.length > 0 ? decisions.flatMap(whyLines).join('\n') : 'No table was asked.');
  });
}
