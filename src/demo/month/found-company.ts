import { CommandError } from '../../cli/output.js';
import { companiesIn, readFolder } from '../../cli/rulebook-folder.js';
import { ENGINE } from '../../core/model/actor.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import type { KeptPerson } from '../../core/model/organisation.js';
import type { Engine } from '../../engine/engine.js';
import { versionOf } from '../../engine/version-of.js';
import { companyMonth, type CompanyMonth } from './company-month.js';
import { Draw } from './draw.js';
import { readCompany, type CompanyPlan, type MonthPlan } from './month-plan.js';

/** @param only these companies; all below the folder where absent */
export async function companiesToPlay(root: string, only: readonly string[] | undefined): Promise<readonly string[]> {
  const all = await companiesIn(root);
  const unknown = only?.find((one) => !all.includes(one));
  if (unknown !== undefined) throw new CommandError(`Expected one of the companies ${all.join(', ')}, but found "${unknown}".`);
  return all.filter((one) => only?.includes(one) ?? true);
}

/** Releases the rulebook of a company as it stands, for `bylaw test` has run its examples, and makes its people and deputies for the month. */
export async function foundCompany(engine: Engine, root: string, company: string, month: MonthPlan): Promise<CompanyMonth> {
  const plan = await readCompany(root, company);
  const files = await readFolder(root, company);
  const released = { company, version: versionOf(files), inForceFrom: '2000-01-01', releasedAt: engine.database.clock.now(), releasedBy: ENGINE.id, note: null };
  await engine.database.rulebooks.release(released, Buffer.from(canonicalJson(files), 'utf8'));
  await employ(engine, company, plan, month);
  await appoint(engine, company, plan);
  const rulebook = (await engine.rulebooks.inForce(company))?.definition;
  if (!rulebook) throw new CommandError(`Expected ${company} to have a rulebook in force, but it has none.`);
  return companyMonth(rulebook, plan, month);
}

/** People besides those whom the rulebook names. */
async function employ(engine: Engine, company: string, { people }: CompanyPlan, { surnames, givenNames }: MonthPlan): Promise<void> {
  const draw = new Draw(company, 'people');
  const names = draw.shuffled(Object.entries(surnames).flatMap(([first, sign]) => Object.entries(givenNames).map(([last, given]) => ({ id: `${first}-${last}`, name: sign + given }))));
  const posts = Object.entries(people).flatMap(([post, count]) => Array.from({ length: count }, () => post));
  const result = await engine.organisations.change({
    company,
    by: ENGINE.id,
    reason: 'demo/month',
    change: ({ organisation }) => {
      const free = names.filter(({ id }) => !organisation.people.has(id));
      const joining = posts.flatMap((post, index): [string, KeptPerson][] => {
        const person = free[index];
        return person ? [[person.id, { name: person.name, roles: ['staff'], active: true, posts: [{ post }] }]] : [];
      });
      return { departments: {}, people: Object.fromEntries(joining) };
    },
  });
  if (!result.done) throw new CommandError(`${company}: ${result.rejection.message}`);
}

async function appoint(engine: Engine, company: string, { deputies }: CompanyPlan): Promise<void> {
  for (const { for: principal, by: deputy, from, to, reason } of deputies) {
    const actor = await engine.people.actor(company, principal);
    if (!actor) throw new CommandError(`Expected ${principal} to be a person of ${company}, but there is no such person.`);
    const result = await engine.deputies.make({ company, by: actor, key: `month-${principal}-${from}`, principal, deputy, from, to, reason });
    if (!result.accepted) throw new CommandError(`${company}: ${result.rejection.message}`);
  }
}
