import type { TriggerDefinition } from '../../model/definition.js';
import { checkId, mapOf, type EntryReader } from '../reader/collections.js';
import type { Reader } from '../reader/reading.js';
import { isFree } from './answer.js';
import { transitions } from './transition.js';

const triggerEntry: EntryReader<TriggerDefinition> = (entry, reading) => {
  const { key, at, value } = entry;
  const named = isFree(key, at, reading) && checkId(entry, reading);
  if (named) reading.sightings.handled.push({ name: key, state: reading.state, at });
  const found = transitions(value, reading);
  return found && { trigger: key, transitions: found, at };
};

/** What stands under `on`. */
export const triggers: Reader<readonly TriggerDefinition[]> = (node, reading) => {
  const found = mapOf(triggerEntry, 'a map from triggers to transitions')(node, reading);
  return found && [...found.values()];
};
