import type { Position } from '../../model/diagnostic.js';
import { quoted } from '../reader/describe.js';
import { id } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';

const RESERVED = /^(xstate|bylaw)/i;

/** The trigger that a job or a child case answers with. */
export const answer: Reader<string> = (node, reading) => {
  const name = id(node, reading);
  if (name === undefined || !isFree(name, node.at, reading)) return undefined;
  reading.sightings.answers.push({ name, state: reading.state, at: node.at });
  return name;
};

/** Reports a name that the engine keeps for itself. */
export function isFree(name: string, at: Position, reading: Reading): boolean {
  if (!RESERVED.test(name)) return true;
  reading.report('reserved-name', at, `Expected a name that does not begin with xstate or bylaw, but found ${quoted(name)}`);
  return false;
}
