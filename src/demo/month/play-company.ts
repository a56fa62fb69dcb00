import { openStage } from '../../composition.js';
import type { Config } from '../../config/config.js';
import { ManualClock } from '../../engine/manual-clock.js';
import { aroundDatabase } from './around-database.js';
import { checkCompany, type CompanyCheck } from './check-company.js';
import { instantAt } from './days.js';
import { foundCompany } from './found-company.js';
import { readMonth } from './month-plan.js';
import { Player, type Seeded } from './player.js';
import { reportOn, type CompanyReport } from './report.js';
import { SeededIds } from './seeded-ids.js';
import { Stage } from './stage.js';

export interface CompanyOptions extends Seeded {
  /** Folder that holds rules/, workflows/ and demo/month/. */
  readonly root: string;
  /** Keeps nothing. */
  readonly inMemory: boolean;
}

/** What a company's month came to; it goes from one thread to another. */
export interface PlayedCompany {
  readonly id: string;
  readonly check: CompanyCheck;
  readonly report: CompanyReport;
  readonly people: number;
  readonly commands: number;
  /** Stories that did not go as written, one sentence each. */
  readonly deviations: readonly string[];
}

/** Plays the month of one company, checks it, and says what it came to. Others may be played on the same database meanwhile. */
export async function playCompany(id: string, { root, inMemory, ...seeded }: CompanyOptions, config: Config): Promise<PlayedCompany> {
  const month = await readMonth(root);
  const clock = new ManualClock(instantAt(`${month.month}-01`, 0, month.offset));
  let player: Player | undefined;
  const engine = await openStage(config, { clock, ids: new SeededIds(seeded.seed, id, clock), inMemory, around: (database) => aroundDatabase(database, id, (of, events) => player?.changed(of, events)) });
  try {
    const company = await foundCompany(engine, root, id, month);
    player = new Player(new Stage(engine, clock, company, seeded.seed), month, company, seeded);
    await player.play();
    const { commands, deviations } = company.tally;
    return { id, check: await checkCompany(engine, id), report: await reportOn(engine, company), people: company.rulebook.people.size, commands, deviations };
  } finally {
    await engine.stop();
  }
}
