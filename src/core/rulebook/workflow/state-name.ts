import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import type { Reader } from '../reader/reading.js';
import { string } from '../reader/scalars.js';
import { joinPath, parentPath } from './resolve-target.js';

/** A state that is meant, not gone to: a full path with or without `#`, or the name of a state nearby. Its full path. */
export const stateName: Reader<string> = (node, reading) => {
  const written = string(node, reading);
  if (written === undefined) return undefined;
  const { names, complete } = reading.known.state;
  const path = pathsNearby(written.replace(/^#/, ''), reading.state).find((candidate) => names.has(candidate)) ?? onlyOneNamed(written, names);
  if (path !== undefined) return path;
  if (!complete) return written;
  reading.report('unknown-state', node.at, `Expected a state of this workflow, but found ${quoted(written)}`, nearestName(written, names), { kind: 'state', names });
  return undefined;
};

/** The name beside the state, then beside each state around it, up to the root. */
function pathsNearby(name: string, state: string): readonly string[] {
  if (state === '') return [name];
  const parent = parentPath(state);
  return [joinPath(parent, name), ...pathsNearby(name, parent)];
}

function onlyOneNamed(name: string, names: ReadonlySet<string>): string | undefined {
  const ending = [...names].filter((path) => path.endsWith(`.${name}`));
  return ending.length === 1 ? ending[0] : undefined;
}
