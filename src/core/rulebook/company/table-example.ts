import { answersList, type ExpectedAnswer, type HitPolicy, type TableExample } from '../../model/table.js';
import type { JsonObject } from '../../model/json.js';
import { list } from '../reader/collections.js';
import { jsonObject } from '../reader/json.js';
import { checkNameAmong } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required } from '../reader/record.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { day } from './day.js';

/**
 * `{ given: { input: value }, on: day, then: { output: value } }`. `then` is null where the table has to stay silent, a list
 * of outputs under the policies that list, and one number where rows are put together.
 */
export function tableExample(inputs: readonly string[], outputs: readonly string[], hit: HitPolicy): Reader<TableExample> {
  const read = record({ given: required(plainValues(inputs)), on: optional(day), then: required(answer(outputs, hit)) });
  return (node, reading) => {
    const found = read(node, reading);
    if (!found) return undefined;
    const { on, ...rest } = found;
    return { ...rest, ...(on !== undefined && { on }) };
  };
}

function plainValues(columns: readonly string[]): Reader<JsonObject> {
  const names = { names: new Set(columns), complete: true };
  return (node, reading) => {
    if (node.kind === 'map') for (const { key, at } of node.entries) checkNameAmong('column', names, key, at, reading);
    return jsonObject(node, reading);
  };
}

function answer(outputs: readonly string[], hit: HitPolicy): Reader<ExpectedAnswer> {
  return (node, reading) => {
    if (node.kind === 'scalar' && node.value === null) return null;
    if (answersList(hit)) return list(plainValues(outputs))(node, reading);
    if (!hit.startsWith('collect ')) return plainValues(outputs)(node, reading);
    const plain = node.kind === 'scalar' && (typeof node.value === 'number' || typeof node.value === 'string') ? node.value : undefined;
    return plain ?? wrongKind(node, `the one number that "hit: ${hit}" gives`, reading);
  };
}
