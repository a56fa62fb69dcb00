import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import type { Reader } from '../reader/reading.js';
import { string } from '../reader/scalars.js';

/** The name of the child state that a state begins with. */
export function initialState(children: readonly string[]): Reader<string> {
  return (node, reading) => {
    const name = string(node, reading);
    if (name === undefined || children.includes(name)) return name;
    reading.report('unknown-state', node.at, `Expected the name of a state directly inside this one, but found ${quoted(name)}`, nearestName(name, children), { kind: 'state', names: children });
    return undefined;
  };
}
