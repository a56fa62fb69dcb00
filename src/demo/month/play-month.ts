import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../cli/output.js';
import { openStage } from '../../composition.js';
import type { Config } from '../../config/config.js';
import type { Engine } from '../../engine/engine.js';
import { ManualClock } from '../../engine/manual-clock.js';
import { aroundDatabase } from './around-database.js';
import { checkMonth, type MonthCheck } from './check-month.js';
import { instantAt } from './days.js';
import { companiesToPlay, foundCompanies } from './found-companies.js';
import { readMonthPlan } from './month-plan.js';
import { Player, type Seeded } from './player.js';
import { reportOn, type CompanyReport } from './report.js';
import { SeededIds } from './seeded-ids.js';
import { Stage } from './stage.js';

export interface MonthOptions extends Seeded {
  /** Folder that holds rules/, workflows/ and demo/month/. */
  readonly root: string;
  /** These companies alone; all where absent. With others beside it, a company's month may be another. */
  readonly companies?: readonly string[];
  /** Keeps nothing. */
  readonly inMemory: boolean;
}

export interface MonthResult {
  readonly check: MonthCheck;
  readonly reports: ReadonlyMap<string, CompanyReport>;
  readonly cases: number;
  /** People of all companies. */
  readonly people: number;
  readonly commands: number;
  /** Stories that did not go as written, one sentence each. */
  readonly deviations: readonly string[];
}

/** Plays the month on an empty database, checks it, and says what it came to. */
export async function playMonth({ root, companies: only, inMemory, ...seeded }: MonthOptions, config: Config, tell: (line: string) => void): Promise<MonthResult> {
  const month = readMonthPlan(await readFile(join(root, 'demo', 'month', 'month.yaml'), 'utf8'));
  const ids = await companiesToPlay(root, only);
  const clock = new ManualClock(instantAt(`${month.month}-01`, 0, month.offset));
  const caseIds = new SeededIds(seeded.seed, clock);
  let player: Player | undefined;
  const hearing = { changed: (company: string, id: string, events: readonly string[]) => player?.changed(company, id, events), turn: (company: string) => void (caseIds.company = company) };
  const engine = await openStage(config, { clock, ids: caseIds, inMemory, around: (database) => aroundDatabase(database, hearing) });
  try {
    await checkEmpty(engine);
    const companies = await foundCompanies(engine, root, ids, month);
    player = new Player(new Stage(engine, clock, caseIds, seeded.seed), month, companies, seeded);
    await player.play();
    const reports = new Map<string, CompanyReport>();
    for (const company of companies.values()) {
      const report = await reportOn(engine, company);
      reports.set(company.id, report);
      report.lines.forEach(tell);
    }
    const all = [...companies.values()];
    const check = await checkMonth(engine, ids);
    return {
      check,
      reports,
      cases: [...reports.values()].flatMap(({ workflows }) => [...workflows.values()]).reduce((sum, one) => sum + one.cases, 0),
      people: all.reduce((sum, one) => sum + one.rulebook.people.size, 0),
      commands: all.reduce((sum, one) => sum + one.tally.commands, 0),
      deviations: all.flatMap((one) => one.tally.deviations.map((line) => `${one.id}: ${line}`)),
    };
  } finally {
    await engine.stop();
  }
}

/** A month is invented, and comes with rulebooks and people: nobody's own may stand beside it. */
async function checkEmpty(engine: Engine): Promise<void> {
  const companies = await engine.rulebooks.companies();
  if (companies.length > 0) throw new CommandError(`Expected an empty database to play a month on, but it holds ${companies.join(', ')}.`);
}
