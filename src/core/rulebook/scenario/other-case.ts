import type { ScenarioCase } from '../../model/scenario.js';
import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import { ANY_NAMES } from '../reader/known.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string } from '../reader/scalars.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
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

/** The cases that the `cases` and the steps of a scenario, or of a file, give a name. */
export function namedCases(node: YamlNode | undefined): NamedCases {
  const begun = [...itemsUnder(node, 'cases').map((one) => [one, 'workflow'] as const), ...itemsUnder(node, 'steps').map((one) => [one, 'start'] as const)];
  return new Map(begun.flatMap(([one, key]) => {
    const [name, workflow] = [textUnder(one, 'as'), textUnder(one, key)];
    return name !== undefined && workflow !== undefined ? [[name, workflow] as const] : [];
  }));
}

/** What may be named in a step: where it says `case`, what the workflow of that case has. Reports a case that nothing is called. */
export function inNamedCase(step: YamlNode, named: NamedCases, reading: Reading): Reading {
  const written = valueUnder(step, 'case');
  if (written?.kind !== 'scalar') return reading;
  const workflow = named.get(written.source);
  if (workflow === undefined) reading.report('unknown-name', written.at, `Expected a case that stands under "as" in this file, but found ${quoted(written.source)}`, nearestName(written.source, named.keys()));
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
