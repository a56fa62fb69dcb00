import type { Json, JsonObject } from '../../model/json.js';
import { mapOf, type EntryReader } from '../reader/collections.js';
import { describe } from '../reader/describe.js';
import { toJson } from '../reader/json.js';
import { checkName } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { FORMATS } from '../schema/formats.js';
import type { YamlNode } from '../yaml/yaml-node.js';

const TIME = /^\d\d:\d\d(:\d\d)?$/;

/** What kind of value a parameter has, in the words that tell another one what it should have been. */
function kindOf(node: YamlNode): string | undefined {
  if (node.kind === 'list' || node.kind === 'map') return `a ${node.kind}`;
  if (node.kind === 'broken' || node.value === null) return undefined;
  if (typeof node.value === 'number') return 'a number';
  if (typeof node.value === 'boolean') return 'true or false';
  if (TIME.test(node.source)) return 'a time of day such as 08:30:00';
  return [...FORMATS.values()].find(({ accepts }) => accepts(node.source))?.example ?? 'a text';
}

/** Another value of the kind that the parameter has, or null: nobody has decided it. */
const otherValue: EntryReader<Json> = ({ key, at, value }, reading) => {
  if (!checkName('parameter', key, at, reading)) return undefined;
  const own = reading.known.parameterOf.get(key);
  const [expected, found] = [own && kindOf(own), kindOf(value)];
  if (expected === undefined || found === undefined || expected === found) return toJson(value);
  reading.report('bad-value', value.at, `Expected ${expected}, as the parameter "${key}" is one, or null for one that is missing, but found ${describe(value)}`);
  return undefined;
};

const read = mapOf(otherValue, 'a map from parameters to other values');

/** `{ parameter: value }`: what parameters are in one scenario. */
export const otherValues: Reader<JsonObject> = (node, reading) => {
  const found = read(node, reading);
  return found && Object.fromEntries(found);
};
