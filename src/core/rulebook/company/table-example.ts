import type { TableExample } from '../../model/table.js';
import type { JsonObject } from '../../model/json.js';
import { jsonObject } from '../reader/json.js';
import { checkNameAmong } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { record, required } from '../reader/record.js';

/** `{ given: { input: value }, then: { output: value } }`, or `then: null` where the table has to stay silent. */
export function tableExample(inputs: readonly string[], outputs: readonly string[]): Reader<TableExample> {
  return record({ given: required(plainValues(inputs)), then: required(orNull(plainValues(outputs))) });
}

function plainValues(columns: readonly string[]): Reader<JsonObject> {
  const names = { names: new Set(columns), complete: true };
  return (node, reading) => {
    if (node.kind === 'map') for (const { key, at } of node.entries) checkNameAmong('column', names, key, at, reading);
    return jsonObject(node, reading);
  };
}

function orNull(read: Reader<JsonObject>): Reader<JsonObject | null> {
  return (node, reading) => (node.kind === 'scalar' && node.value === null ? null : read(node, reading));
}
