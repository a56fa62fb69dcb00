import type { JsonObject } from '../../model/json.js';
import { jsonObject } from '../reader/json.js';
import { checkName } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';

/** Plain values for fields of the case. */
export const caseData: Reader<JsonObject> = (node, reading) => {
  if (node.kind === 'map') for (const { key, at } of node.entries) checkName('field', key, at, reading);
  return jsonObject(node, reading);
};
