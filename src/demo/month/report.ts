import { registerTables } from '../../core/register/register-tables.js';
import { textIn } from '../../core/model/text.js';
import type { WrittenTable } from '../../core/model/written-table.js';
import { textTable } from '../../cli/text-table.js';
import type { Engine } from '../../engine/engine.js';
import { casesOf } from './check-company.js';
import type { CompanyMonth } from './company-month.js';

/** What became of the cases of a workflow. */
export interface WorkflowFigures {
  cases: number;
  open: number;
  /** Ended cases by outcome. */
  readonly outcomes: Map<string, number>;
  /** Open tasks whose time limit has passed. */
  overdue: number;
}

export interface CompanyReport {
  readonly workflows: ReadonlyMap<string, WorkflowFigures>;
  readonly lines: readonly string[];
}

const ROWS_SHOWN = 12;
const BALANCES_MAX = 10_000;

/** What a company's month came to: cases, refusals, ledgers and registers. */
export async function reportOn(engine: Engine, month: CompanyMonth): Promise<CompanyReport> {
  const workflows = await figuresOf(engine, month);
  const { rulebook, tally } = month;
  return {
    workflows,
    lines: [
      `── ${textIn(rulebook.title, rulebook.language)} (${month.id})`,
      ...textTable([['workflow', 'cases', 'open', 'overdue', 'outcomes'], ...[...workflows].map(([id, one]) => [id, String(one.cases), String(one.open), String(one.overdue), counts(one.outcomes)])], [false, true, true, true, false]),
      `commands ${tally.commands}, time limits passed ${tally.timeLimits}, refusals: ${counts(tally.refusals) || 'none'}`,
      ...tally.deviations.map((deviation) => `NOT AS WRITTEN: ${deviation}`),
      ...(await ledgerLines(engine, month)),
      ...(await registerLines(engine, month)),
      '',
    ],
  };
}

async function figuresOf(engine: Engine, { id: company, workflows }: CompanyMonth): Promise<ReadonlyMap<string, WorkflowFigures>> {
  const found = new Map([...workflows.keys()].map((id): [string, WorkflowFigures] => [id, { cases: 0, open: 0, outcomes: new Map(), overdue: 0 }]));
  const now = engine.database.clock.now();
  for await (const { id, workflow, status, outcome } of casesOf(engine, company)) {
    const figures = found.get(workflow);
    if (!figures) continue;
    figures.cases += 1;
    if (status !== 'open') figures.outcomes.set(outcome ?? status, (figures.outcomes.get(outcome ?? status) ?? 0) + 1);
    if (status === 'open') {
      figures.open += 1;
      figures.overdue += (await engine.database.reader.tasksOf(company, id)).filter(({ dueAt }) => dueAt !== null && dueAt <= now).length;
    }
  }
  return found;
}

async function ledgerLines(engine: Engine, { id: company, rulebook }: CompanyMonth): Promise<readonly string[]> {
  const rows: string[][] = [];
  for (const { id, title, unit } of rulebook.ledgers.values()) {
    const { rows: balances } = await engine.database.reader.balances(company, { ledger: id }, { limit: BALANCES_MAX });
    const [first] = [...balances].sort((one, other) => Number(other.total) - Number(one.total));
    const postings = balances.reduce((sum, one) => sum + one.postings, 0);
    rows.push([textIn(title, rulebook.language), String(balances.length), String(postings), first ? `${first.holder} ${first.total} ${unit}` : '']);
  }
  return rows.length === 0 ? [] : textTable([['ledger', 'accounts', 'postings', 'most'], ...rows], [false, true, true, false]);
}

async function registerLines(engine: Engine, { id: company, rulebook, staff }: CompanyMonth): Promise<readonly string[]> {
  const lines: string[] = [];
  const auditor = [...rulebook.people.values()].find(({ roles }) => roles.includes('auditor'));
  const reader = auditor && staff.find(auditor.id);
  for (const id of reader ? rulebook.registers.keys() : []) {
    const read = reader && (await engine.registers.read(company, reader, id, { as: 'text' }));
    if (!read) continue;
    if ('refused' in read) lines.push(`${id}: ${read.refused.message}`);
    else lines.push(...registerTables(read, read.rulebook.definition, rulebook.language, '').flatMap(tableLines));
  }
  return lines;
}

/** The first rows of a table, and how many more it has. */
function tableLines({ name, columns, rows, totals }: WrittenTable): readonly string[] {
  const more = rows.length - ROWS_SHOWN;
  const cells = [columns.map(({ title }) => title), ...rows.slice(0, ROWS_SHOWN), ...(totals ? [totals] : [])].map((row) => row.map((cell) => cell ?? ''));
  return [`【${name}】`, ...textTable(cells, columns.map(({ kind }) => kind === 'figure')), ...(more > 0 ? [`… ${more} more rows`] : [])];
}

function counts(figures: ReadonlyMap<string, number>): string {
  return [...figures].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, count]) => `${name} ${count}`).join(', ');
}
