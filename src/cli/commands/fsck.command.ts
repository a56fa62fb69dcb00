import type { Command } from 'commander';
import type { Fault } from '../../engine/fsck/check.js';
import { fsck } from '../../engine/fsck/fsck.js';
import { counted, print, type OutputOptions } from '../output.js';
import { withEngine } from '../with-engine.js';

export function addFsck(program: Command): void {
  program
    .command('fsck')
    .description('check that all rows of every case agree with its history; others may go on working meanwhile')
    .argument('[company]', 'all companies where none is named')
    .option('--json', 'print JSON')
    .action(check);
}

function check(company: string | undefined, flags: OutputOptions): Promise<void> {
  return withEngine(async (engine) => {
    const report = await fsck(engine.database.audit, company);
    const verdict = report.sound ? 'sound' : counted(report.faults.length, 'fault');
    const total = `${counted(report.companies, 'company', 'companies')}, ${counted(report.cases, 'case')}, ${counted(report.entries, 'entry', 'entries')}: ${verdict}`;
    print(flags, report, [...report.faults.map(faultText), total].join('\n'));
    if (!report.sound) process.exitCode = 1;
  });
}

function faultText({ company, case: id, revision, check: name, problem }: Fault): string {
  const place = id === null ? company : `${company} ${id} revision ${revision}`;
  return `${place}: ${name}: ${problem}`;
}
