import type { ParameterDefinition } from '../../model/definition.js';
import type { EntryReader } from '../reader/collections.js';
import { json } from '../reader/json.js';
import { nameOf } from '../reader/references.js';
import { optional, record, required } from '../reader/record.js';
import { text } from '../reader/scalars.js';
import { valueUnder } from '../yaml/yaml-node.js';

const full = record({ value: required(json), title: optional(text), article: optional(nameOf('article')), gap: optional(text) });

/** A plain value, or `{ value, title, article, gap }`; `gap` says why somebody had to choose the figure. */
export const parameter: EntryReader<ParameterDefinition> = ({ key, at, value: node }, reading) => {
  if (valueUnder(node, 'value') || valueUnder(node, 'gap')) {
    const found = full(node, reading);
    return found && { ...found, id: key, at };
  }
  const value = json(node, reading);
  return value === undefined ? undefined : { id: key, value, at };
};
