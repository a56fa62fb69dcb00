import { type FormulaExample, type Rounding, ROUNDINGS } from '../../../model/formula.js';
import type { Json } from '../../../model/json.js';
import type { ColumnDefinition } from '../../../model/table.js';
import type { Text } from '../../../model/text.js';
import { jsonObject, toJson } from '../../reader/json.js';
import { checkNameAmong, nameOf } from '../../reader/references.js';
import type { Reader, Reading } from '../../reader/reading.js';
import { type Key, optional, record, required, withDefault } from '../../reader/record.js';
import { list } from '../../reader/collections.js';
import { stringThat, text, word } from '../../reader/scalars.js';
import { wrongKind } from '../../reader/wrong-kind.js';
import { valueUnder, type YamlNode } from '../../yaml/yaml-node.js';
import { day } from '../day.js';
import { source } from '../regulation.js';
import { columns } from '../table-column.js';

interface FormulaHead {
  readonly title: Key<Text | undefined>;
  readonly source: Key<readonly string[] | undefined>;
  readonly article: Key<string | undefined>;
  readonly inputs: Key<readonly ColumnDefinition[]>;
  readonly examples: Key<readonly FormulaExample[]>;
}

/** The keys that every formula has. @param parameters names that examples give values for */
export function formulaHead(parameters: readonly string[], members: readonly string[] | undefined): FormulaHead {
  return {
    title: optional(text),
    source: optional(source),
    article: optional(nameOf('article')),
    inputs: withDefault(columns, []),
    examples: withDefault(list(example(parameters, members)), []),
  };
}

export function nameKey(id: string): Key<string> {
  return required(stringThat((name) => name === id, `"${id}", the name of the file`));
}

/** `{ given: { input: value }, on: day, then: … }`; `then` is a number, or a map with some of the members of the answer. */
function example(parameters: readonly string[], members: readonly string[] | undefined): Reader<FormulaExample> {
  const read = record({ given: withDefault(named(parameters), {}), on: optional(day), then: required(answer(members)) });
  return (node, reading) => {
    const found = read(node, reading);
    if (!found) return undefined;
    const { on, ...rest } = found;
    return { ...rest, ...(on !== undefined && { on }) };
  };
}

function answer(members: readonly string[] | undefined): Reader<Json> {
  return (node, reading) => {
    if (members) return named(members)(node, reading);
    const plain = node.kind === 'scalar' && (typeof node.value === 'number' || typeof node.value === 'string') ? toJson(node) : undefined;
    return plain ?? wrongKind(node, 'the one number that a rate gives', reading);
  };
}

function named(names: readonly string[]): typeof jsonObject {
  const known = { names: new Set(names), complete: true };
  return (node, reading) => {
    if (node.kind === 'map') for (const { key, at } of node.entries) checkNameAmong('column', known, key, at, reading);
    return jsonObject(node, reading);
  };
}

export const unit = stringThat((value) => /^(?:[125]0{0,15}|0\.0{0,15}[125])$/.test(value), 'a unit such as 0.01, 0.05, 1 or 10');

export const rounding: Reader<Rounding> = record({ to: required(unit), how: required(word(...ROUNDINGS)) });

/** Names of the columns under a key. */
export function columnNames(node: YamlNode, key: string): readonly string[] {
  const names = valueUnder(node, key);
  return names?.kind === 'map' ? names.entries.map((entry) => entry.key) : [];
}

/** The same reading, in which expressions see more names. */
export function seeing(reading: Reading, names: readonly string[]): Reading {
  return { ...reading, scope: [...reading.scope, ...names] };
}

/** What a map was read into, without the keys that were absent. */
export function present<Found extends object>(found: Found): { [K in keyof Found as undefined extends Found[K] ? never : K]: Found[K] } & { [K in keyof Found as undefined extends Found[K] ? K : never]?: Exclude<Found[K], undefined> } {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as ReturnType<typeof present<Found>>;
}

