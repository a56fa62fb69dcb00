import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Engine } from '../../engine/engine.js';
import type { Checkpoint, ProofReport, VerifyReport } from '../../engine/proofs.js';
import type { Json } from '../../core/model/json.js';
import { verifyBundle } from '../../engine/case-bundle.js';
import { readBundle, readCheckpoint } from '../../engine/read-export.js';
import { CommandError, counted, print, type OutputOptions } from '../output.js';
import { progress } from '../progress.js';
import { knownCompany, withEngine } from '../with-engine.js';

interface VerifyFlags extends OutputOptions {
  readonly checkpoint?: string;
  readonly file?: string;
}

export function addAudit(program: Command): void {
  program
    .command('replay')
    .description('fold a case to any of its revisions and show it')
    .argument('<company>')
    .argument('<case>')
    .option('--revision <number>', 'the revision (default: the last)')
    .option('--json', 'print JSON')
    .action(replay);
  program
    .command('prove')
    .description('decide every recorded command again under its pinned rulebook')
    .argument('<company>')
    .argument('[case]', 'all cases where none is named')
    .option('--json', 'print JSON')
    .action(prove);
  program
    .command('verify')
    .description('check the chain of one case, of a company, or of an exported file')
    .argument('[company]')
    .argument('[case]')
    .option('--checkpoint <file>', 'compare with a checkpoint exported earlier')
    .option('--file <bundle>', 'an exported case; needs no database')
    .option('--json', 'print JSON')
    .action(verify);
  program.command('checkpoint').description('print the heads of all cases, to be kept elsewhere').argument('<company>').action(checkpoint);
}

function replay(company: string, id: string, flags: OutputOptions & { revision?: string }): Promise<void> {
  return withEngine(async (engine) => {
    await knownCompany(engine, company);
    const last = (await engine.cases.case(company, id))?.revision;
    if (last === undefined) missing(company, id);
    const state = await engine.cases.stateAt(company, id, flags.revision === undefined ? last : Number(flags.revision));
    if (!state) throw new CommandError(`Expected one of the revisions 1 to ${last}, but found "${flags.revision ?? ''}".`);
    print(flags, state, JSON.stringify(state, null, 2));
  });
}

function prove(company: string, id: string | undefined, flags: OutputOptions): Promise<void> {
  return withEngine(async (engine) => {
    await knownCompany(engine, company);
    const cases = id === undefined ? (await engine.proofs.checkpoint(company)).heads.map((head) => head.case) : [id];
    const bar = progress('prove', cases.length, flags);
    const reports: ProofReport[] = [];
    for (const one of cases) {
      reports.push((await engine.proofs.proveCase(company, one)) ?? missing(company, one));
      bar.step();
    }
    bar.end();
    const commands = reports.reduce((sum, report) => sum + report.commands, 0);
    const wrong = reports.filter((report) => !report.proven);
    print(flags, reports, [...wrong.map(differenceText), `${reports.length - wrong.length} of ${counted(reports.length, 'case')} proven, ${counted(commands, 'command')} decided again`].join('\n'));
    if (wrong.length > 0) process.exitCode = 1;
  });
}

function differenceText({ case: id, difference }: ProofReport): string {
  return `${id} revision ${difference?.revision ?? 0}: the recorded events are not what the pinned rulebook decides\n  recorded: ${difference?.recorded ?? ''}\n  decided:  ${difference?.decided ?? ''}`;
}

async function verify(company: string | undefined, id: string | undefined, flags: VerifyFlags): Promise<void> {
  if (flags.file !== undefined) {
    const bundle = readBundle(await readJson(flags.file));
    return tell(flags, verifyBundle(bundle, await checkpointIn(flags.checkpoint, bundle.company)));
  }
  if (company === undefined) throw new CommandError('Expected a company, or --file <bundle>.');
  const known = await checkpointIn(flags.checkpoint, company);
  const report = await withEngine(async (engine) => {
    await knownCompany(engine, company);
    return id === undefined ? verifyAll(engine, company, known, flags) : engine.proofs.verifyCase(company, id, known);
  });
  tell(flags, report ?? missing(company, id ?? ''));
}

async function verifyAll(engine: Engine, company: string, known: Checkpoint | undefined, flags: OutputOptions): Promise<VerifyReport> {
  const bar = progress('verify', known?.heads.length ?? 0, flags);
  const report = await engine.proofs.verifyCompany(company, known, () => bar.step());
  bar.end();
  return report;
}

function tell(flags: OutputOptions, report: VerifyReport): void {
  const faults = report.faults.map(({ case: id, revision, problem }) => `${id} revision ${revision}: ${problem}`);
  print(flags, report, [...faults, `${counted(report.cases, 'case')}, ${counted(report.entries, 'entry', 'entries')}: ${report.sound ? 'sound' : counted(report.faults.length, 'fault')}`].join('\n'));
  if (!report.sound) process.exitCode = 1;
}

function checkpoint(company: string): Promise<void> {
  return withEngine(async (engine) => {
    await knownCompany(engine, company);
    print({ json: true }, await engine.proofs.checkpoint(company), '');
  });
}

async function checkpointIn(file: string | undefined, company: string): Promise<Checkpoint | undefined> {
  return file === undefined ? undefined : readCheckpoint(await readJson(file), company);
}

async function readJson(file: string): Promise<Json> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Json;
  } catch (error) {
    throw new CommandError(`Expected ${file} to be a readable JSON file, but: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function missing(company: string, id: string): never {
  throw new CommandError(`Expected a case of ${company}, but there is no case ${id}.`);
}
