import type { AfterDefinition } from '../../model/definition.js';
import { mapOf, type EntryReader } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { reportFaults } from '../reader/expression.js';
import type { Reader, Reading } from '../reader/reading.js';
import type { YamlEntry } from '../yaml/yaml-node.js';
import { lengthOf } from './length-of.js';
import { transitions } from './transition.js';

const entry: EntryReader<AfterDefinition> = (found, reading) => {
  const delay = delayOf(found, reading);
  const taken = transitions(found.value, reading);
  return delay && taken && { delay, transitions: taken, at: found.at };
};

/** What stands under `after`: ISO 8601 durations, working days or hours, or FEEL for a moment, and what happens then. */
export const after: Reader<readonly AfterDefinition[]> = (node, reading) => {
  const found = mapOf(entry, 'a map from durations or moments to transitions')(node, reading);
  return found && [...found.values()];
};

function delayOf({ key, at, locate }: YamlEntry, reading: Reading): AfterDefinition['delay'] | undefined {
  const length = lengthOf(key, at, reading);
  if (length !== 'none') return length;
  if (/^-?P(T|\d)/.test(key)) {
    reading.report('bad-value', at, `Expected a duration such as PT48H or P3D, but found ${quoted(key)}`);
    return undefined;
  }
  return reportFaults('expression', key, at, locate, reading) ? { kind: 'moment', moment: { text: key, at } } : undefined;
}
