import { readConfig } from '../config/config.js';
import type { Actor } from '../core/model/actor.js';
import type { Engine } from '../engine/engine.js';
import { CommandError } from './output.js';

/** Opens the database of the settings for one command and closes it after. */
export async function withEngine<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const { openEngine } = await import('../composition.js');
  const engine = await openEngine(readConfig(process.env));
  try {
    return await work(engine);
  } finally {
    await engine.stop();
  }
}

/** @throws CommandError where the database knows no such company */
export async function knownCompany(engine: Engine, company: string): Promise<void> {
  const companies = await engine.rulebooks.companies();
  if (companies.includes(company)) return;
  throw new CommandError(`Expected one of the companies ${companies.join(', ') || '(none has released a rulebook yet)'}, but found "${company}".`);
}

/** The person whom `--by` or `--as` names. */
export async function actorOf(engine: Engine, company: string, person: string): Promise<Actor> {
  const actor = await engine.people.actor(company, person);
  if (actor) return actor;
  const known = (await engine.people.all(company)).map(({ id }) => id).join(', ') || 'nobody: no rulebook is released';
  throw new CommandError(`Expected a person of ${company} (${known}), but found "${person}".`);
}
