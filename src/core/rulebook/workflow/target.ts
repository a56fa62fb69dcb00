import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import type { Reader } from '../reader/reading.js';
import { string } from '../reader/scalars.js';
import { resolveTarget, writtenFrom } from './resolve-target.js';

/** A transition's target, as the full path of a state that exists. */
export const target: Reader<string> = (node, reading) => {
  const written = string(node, reading);
  if (written === undefined) return undefined;
  const { names, complete } = reading.known.state;
  const path = resolveTarget(written, reading.state);
  if (!complete || names.has(path)) return path;
  const expected = 'Expected a state beside this one, .child, or #full.path';
  reading.report('unknown-target', node.at, `${expected}, but found ${quoted(written)}`, suggestion(written, reading.state, names), { kind: 'state', names: [...names].map((one) => writtenFrom(one, reading.state)) });
  return undefined;
};

function suggestion(written: string, from: string, names: ReadonlySet<string>): string | undefined {
  const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
  const wanted = last(written.replace(/^[#.]/, ''));
  const elsewhere = [...names].find((path) => last(path) === wanted);
  if (elsewhere !== undefined) return writtenFrom(elsewhere, from);
  return nearestName(written, [...names].map((path) => writtenFrom(path, from)));
}
