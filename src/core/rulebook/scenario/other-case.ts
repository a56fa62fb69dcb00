import type { ScenarioCase } from '../../model/scenario.js';
import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import { ANY_NAMES } from '../reader/known.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string } from '../reader/scalars.js';
import { valueUnder, type YamlNode, type YamlScalar } from '../yaml/yaml-node.js';
import { caseData } from './case-data.js';
import { instant } from './instant.js';
import { refused } from './refused.js';

/** The workflow of each other case that has a name, by its name. */
export type NamedCases = ReadonlyMap<string, string>;

const parts = { as: optional(string), by: required(nameOf('person')), data: withDefault(caseData, {}) };
const workflow = required(nameOf('workflow'));
const earlier = record({ workflow, at: optional(instant), ...parts });
const standing = record({ workflow, ...parts });
const begun = record({ start: workflow, refused: optional(refused), ...parts });

/** `{ workflow, at, as, by, data }` of a case that is there before. */
export const earlierCase: Reader<ScenarioCase> = (node, reading) => {
  const found = earlier(node, seeingFields(node, 'workflow', reading));
  return found && { ...besides(found), workflow: found.workflow, ...(found.at !== undefined && { at: found.at }), position: node.label };
};

/** The same of a case that is there before every scenario of the file: it begins when they do. */
export const standingCase: Reader<ScenarioCase> = (node, reading) => {
  const found = standing(node, seeingFields(node, 'workflow', reading));
  return found && { ...besides(found), workflow: found.workflow, position: node.label };
};

/** `{ start: workflow, as, by, data, refused }` of a case that begins at a step. */
export const begunCase: Reader<ScenarioCase> = (node, reading) => {
  const found = begun(node, seeingFields(node, 'start', reading));
  return found && { ...besides(found), workflow: found.start, ...(found.refused && { refused: found.refused }), position: node.label };
};

function besides({ as, by, data }: Pick<ScenarioCase, 'by' | 'data'> & { readonly as: string | undefined }): Pick<ScenarioCase, 'as' | 'by' | 'data'> {
  return { ...(as !== undefined && { as }), by, data };
}

function seeingFields(node: YamlNode, key: 'workflow' | 'start', reading: Reading): Reading {
  const named = textUnder(node, key);
  const field = (named === undefined ? undefined : reading.known.fieldsOf.get(named)) ?? ANY_NAMES;
  return { ...reading, known: { ...reading.known, field } };
}

/** Which cases a scenario of the file may speak of: those at the head, those of the ones that it follows, and its own. Reports a name that it gives twice. */
export function namedIn(file: YamlNode): (scenario: YamlNode, reading: Reading) => NamedCases {
  const titled = new Map(itemsUnder(file, 'scenarios').flatMap((one) => titlesUnder(one).map((title) => [title, one] as const)));
  const followed = (one: YamlNode, before: readonly YamlNode[] = []): readonly YamlNode[] => {
    const next = titled.get(textUnder(one, 'follows') ?? '');
    return next && !before.includes(next) ? [...followed(next, [...before, next]), next] : [];
  };
  return (scenario, reading) => {
    const named = new Map([file, ...followed(scenario)].flatMap(namesGiven).map(({ name, workflow }) => [name.source, workflow]));
    for (const { name, workflow } of namesGiven(scenario)) {
      if (named.has(name.source)) reading.report('bad-value', name.at, `Expected each case to have a name of its own, but found ${quoted(name.source)} twice`);
      named.set(name.source, workflow);
    }
    return named;
  };
}

/** The names that the `cases` and the steps of a scenario, or of a file, give. */
function namesGiven(node: YamlNode): readonly { readonly name: YamlScalar; readonly workflow: string }[] {
  const begun = [...itemsUnder(node, 'cases').map((one) => [one, 'workflow'] as const), ...itemsUnder(node, 'steps').map((one) => [one, 'start'] as const)];
  return begun.flatMap(([one, key]) => {
    const [name, workflow] = [valueUnder(one, 'as'), textUnder(one, key)];
    return name?.kind === 'scalar' && workflow !== undefined ? [{ name, workflow }] : [];
  });
}

/** A title in one language, or in both. */
function titlesUnder(node: YamlNode): readonly string[] {
  const title = valueUnder(node, 'scenario');
  return title?.kind === 'map' ? ['zh', 'en'].flatMap((language) => textUnder(title, language) ?? []) : title?.kind === 'scalar' ? [title.source] : [];
}

/** What may be named in a step: where it says `case`, what the workflow of that case has. Reports a case that nothing is called. */
export function inNamedCase(step: YamlNode, named: NamedCases, reading: Reading): Reading {
  const written = valueUnder(step, 'case');
  if (written?.kind !== 'scalar') return reading;
  const workflow = named.get(written.source);
  if (workflow === undefined) reading.report('unknown-name', written.at, `Expected a case that stands under "as" at the head of the file, in this scenario or in one that it follows, but found ${quoted(written.source)}`, nearestName(written.source, named.keys()));
  const { fieldsOf, statesOf, signalsAnywhere } = reading.known;
  return { ...reading, known: { ...reading.known, field: fieldsOf.get(workflow ?? '') ?? ANY_NAMES, state: statesOf.get(workflow ?? '') ?? ANY_NAMES, signal: signalsAnywhere } };
}

function textUnder(node: YamlNode, key: string): string | undefined {
  const found = valueUnder(node, key);
  return found?.kind === 'scalar' ? found.source : undefined;
}

function itemsUnder(node: YamlNode | undefined, key: string): readonly YamlNode[] {
  const found = valueUnder(node, key);
  return found?.kind === 'list' ? found.items : [];
}
