/** What `docs/reference/regulations.md` says of the rulebooks that come with the program: who carries out which regulation, and what shows it. */
import { articlesCarriedOut } from '../../../src/core/lint/articles-in.js';
import type { RegulationDefinition, RulebookDefinition } from '../../../src/core/model/definition.js';
import { shownBy } from '../../../src/core/model/regulations-of.js';
import { textIn } from '../../../src/core/model/text.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { companiesIn, pathInFolder, readFolder } from '../../../src/cli/rulebook-folder.js';

export interface Shown {
  readonly regulation: RegulationDefinition;
  readonly articles: readonly string[];
  /** Paths in the repository. */
  readonly files: readonly string[];
  readonly scenarios: readonly ShownScenario[];
}

export interface ShownScenario {
  readonly title: string;
  /** Path of its file in the repository. */
  readonly file: string;
}

export interface ShownRulebook {
  readonly definition: RulebookDefinition;
  readonly regulations: readonly Shown[];
}

/** Every shipped rulebook with its regulations, in the order in which it lists them. */
export async function shippedRegulations(): Promise<readonly ShownRulebook[]> {
  const companies = await companiesIn('.');
  const read = await Promise.all(companies.map(async (company) => readRulebook(company, await readFolder('.', company)).definition!));
  return read.map((definition) => ({ definition, regulations: [...definition.regulations.values()].map((regulation) => shown(regulation, definition)) }));
}

function shown(regulation: RegulationDefinition, { company, calendars, tables, formulas, registers, workflows }: RulebookDefinition): Shown {
  const named = <T extends { readonly source?: readonly string[] }>(all: ReadonlyMap<string, T>): ReadonlyMap<string, T> => new Map([...all].filter(([, { source }]) => source?.includes(regulation.id)));
  const own = { calendars: named(calendars), tables: named(tables), formulas: named(formulas), registers: named(registers), workflows: named(workflows) };
  const files = Object.values(own).flatMap((kind) => [...kind.values()].map(({ at }) => pathInFolder('.', company, at.file)));
  return {
    regulation,
    articles: regulation.articles.length > 0 ? regulation.articles : [...new Set(articlesCarriedOut(own))],
    files: files.sort(),
    scenarios: [...workflows.values()].flatMap((workflow) =>
      workflow.scenarios.filter((scenario) => shownBy(scenario, workflow).includes(regulation.id)).map(({ title, position }) => ({ title: titleOf(title), file: pathInFolder('.', company, position.file) })),
    ),
  };
}

/** One table for each rulebook. */
export function regulationsPage(rulebooks: readonly ShownRulebook[]): string {
  return rulebooks.map(({ definition, regulations }) => [`## ${definition.company}`, '', titleOf(definition.title), '', ...table(definition, regulations)].join('\n')).join('\n\n');
}

function table({ workflows }: RulebookDefinition, regulations: readonly Shown[]): readonly string[] {
  const rows = regulations.map(({ regulation, articles, files, scenarios }) => `| ${[regulation.id, titleOf(regulation.title), articles.join(' · '), files.map(link).join(' · '), standing(regulation, scenarios)].join(' | ')} |`);
  const count = [...workflows.values()].reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  return ['| id | regulation | articles | files | scenarios |', '| --- | --- | --- | --- | --- |', ...rows, `| ${regulations.length} | | | | ${count} |`];
}

function standing({ advice, untested }: RegulationDefinition, scenarios: readonly ShownScenario[]): string {
  if (scenarios.length > 0) return unfolding(scenarios);
  if (!advice && untested === undefined) return '0';
  return advice ? 'advice' : textIn(untested ?? '', 'en');
}

/** How many there are, and unfolded their titles, file by file. */
function unfolding(scenarios: readonly ShownScenario[]): string {
  const files = [...new Set(scenarios.map(({ file }) => file))];
  const list = files.map((file) => `${link(file)}<ol>${scenarios.filter((one) => one.file === file).map(({ title }) => `<li>${escaped(title)}</li>`).join('')}</ol>`);
  return `<details><summary>${scenarios.length}</summary>${list.join('')}</details>`;
}

function escaped(title: string): string {
  return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;');
}

function titleOf(title: RegulationDefinition['title']): string {
  const [zh, en] = [textIn(title, 'zh'), textIn(title, 'en')];
  return zh === en ? zh : `${zh} ${en}`;
}

function link(path: string): string {
  return `[${path.split('/').at(-1)?.replace(/(\.scenarios)?\.yaml$/, '') ?? ''}](../../${path})`;
}
