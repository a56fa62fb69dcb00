import type { Command } from 'commander';
import { registerTables } from '../../core/register/register-tables.js';
import { daysOf } from '../../core/expression/period-text.js';
import type { WrittenTable } from '../../core/model/written-table.js';
import { writeCsv } from '../../sheets/write-csv.js';
import { CommandError, print, type OutputOptions } from '../output.js';
import { textTable } from '../text-table.js';
import { actorOf, knownCompany, withEngine } from '../with-engine.js';

interface RegisterFlags extends OutputOptions {
  readonly as: string;
  readonly period?: string;
  readonly csv?: boolean;
  readonly language?: string;
}

export function addRegister(program: Command): void {
  program
    .command('register')
    .description('print a register, with its groups and totals')
    .argument('<company>')
    .argument('<register>')
    .requiredOption('--as <person>', 'who reads it: what is shown is what this person may read')
    .option('--period <period>', 'a year, quarter, month or day: 2026, 2026-Q1, 2026-03, 2026-03-31')
    .option('--language <language>', 'zh or en; that of the rulebook otherwise')
    .option('--csv', 'print the rows as CSV')
    .option('--json', 'print JSON')
    .action(runRegister);
}

async function runRegister(company: string, register: string, { as, period, language, csv, ...output }: RegisterFlags): Promise<void> {
  const days = period === undefined ? {} : daysOf(period);
  if (!days) throw new CommandError(`Expected a period such as 2026, 2026-Q1, 2026-03 or 2026-03-31, but found "${period}".`);
  if (language !== undefined && language !== 'zh' && language !== 'en') throw new CommandError(`Expected zh or en after --language, but found "${language}".`);
  await withEngine(async (engine) => {
    await knownCompany(engine, company);
    const actor = await actorOf(engine, company, as);
    const read = await engine.registers.read(company, actor, register, { ...days, as: csv ? 'csv' : 'text' });
    if ('refused' in read) throw new CommandError(`${read.refused.message} [${read.refused.code}]`, read.refused);
    const { definition } = read.rulebook;
    const tables = registerTables(read, definition, language ?? definition.language, period ?? '');
    if (csv && tables[0]) return void process.stdout.write(writeCsv(tables[0]));
    const { rows, groups, totals, pivot, faults } = read;
    print(output, { rows, groups, totals, pivot, faults }, tables.map(inText).join('\n\n'));
  });
}

function inText({ name, columns, rows, totals }: WrittenTable): string {
  const lines = [columns.map(({ title }) => title), ...rows, ...(totals ? [totals] : [])].map((row) => row.map((cell) => cell ?? ''));
  return [name, ...textTable(lines, columns.map(({ kind }) => kind === 'figure'))].join('\n');
}
