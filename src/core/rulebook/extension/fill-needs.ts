import type { Position } from '../../model/diagnostic.js';
import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import { isId } from '../reader/is-id.js';
import type { Reading } from '../reader/reading.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { valueUnder, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/yaml-node.js';

const PLACE = /^<(.+)>$/u;

/** What a base needs, what its extender says it is, and where the latter has to say it. */
interface Filling {
  readonly needs: ReadonlyMap<string, YamlEntry>;
  readonly given: ReadonlyMap<string, YamlNode>;
  readonly used: Set<string>;
  readonly report: Reading['report'];
}

/**
 * The workflow with every `<name>` replaced by what the extender says under `with`, and without its `needs`. What stands for a
 * key has to be a text.
 * @param extender where the workflow is named that is extended
 */
export function fillNeeds(base: YamlMap, given: YamlNode | undefined, extender: Position, report: Reading['report']): YamlMap {
  const needs = entriesOf(valueUnder(base, 'needs'), 'a map from names to what they stand for', report);
  const filling: Filling = { needs, given: new Map([...entriesOf(given, 'a map from what is needed to what it is here', report)].map(([name, { value }]) => [name, value])), used: new Set(), report };
  for (const [name, { at }] of entriesOf(given, '', () => undefined)) if (!needs.has(name)) report('unknown-need', at, `Expected something that the workflow needs, but found ${quoted(name)}`, nearestName(name, needs.keys()));
  for (const [name, { value }] of needs) if (!filling.given.has(name)) report('missing-need', extender, `Expected "with" to say what ${quoted(name)} is${meaning(value)}, but it is missing`);
  const filled = fillMap({ ...base, entries: base.entries.filter(({ key }) => key !== 'needs') }, filling);
  for (const [name, { at }] of needs) if (!filling.used.has(name)) report('bad-value', at, `Expected <${name}> somewhere in this workflow, but nothing uses it`);
  return filled;
}

function fill(node: YamlNode, filling: Filling): YamlNode {
  if (node.kind === 'map') return fillMap(node, filling);
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => fill(item, filling)) };
  const name = node.kind === 'scalar' && typeof node.value === 'string' ? placeIn(node.value) : undefined;
  return name === undefined ? node : (valueOf(name, node.at, filling) ?? { kind: 'broken', at: node.at, label: node.label });
}

function fillMap(node: YamlMap, filling: Filling): YamlMap {
  const entries = node.entries.map((entry) => fillEntry(entry, filling));
  const seen = new Set<string>();
  for (const { key, at } of entries) {
    if (seen.has(key)) filling.report('yaml-duplicate-key', at, `Expected each key once, but ${quoted(key)} stands here twice when what is needed is filled in`);
    seen.add(key);
  }
  return { ...node, entries };
}

function fillEntry(entry: YamlEntry, filling: Filling): YamlEntry {
  const value = fill(entry.value, filling);
  const name = placeIn(entry.key);
  if (name === undefined) return { ...entry, value };
  const key = valueOf(name, entry.at, filling);
  if (key?.kind === 'scalar') return { ...entry, key: key.source, locate: key.locate, value };
  if (key) wrongKind(key, 'a text, because it stands for a key', filling);
  return { ...entry, value };
}

function valueOf(name: string, at: Position, { needs, given, used, report }: Filling): YamlNode | undefined {
  used.add(name);
  if (!needs.has(name)) report('unknown-need', at, `Expected something that stands under "needs", but found <${name}>`, nearestName(name, needs.keys()));
  return given.get(name);
}

function placeIn(text: string): string | undefined {
  const name = PLACE.exec(text)?.[1];
  return name !== undefined && isId(name) ? name : undefined;
}

function entriesOf(node: YamlNode | undefined, expected: string, report: Reading['report']): ReadonlyMap<string, YamlEntry> {
  if (node === undefined) return new Map();
  if (node.kind === 'map') return new Map(node.entries.map((entry) => [entry.key, entry]));
  wrongKind(node, expected, { report });
  return new Map();
}

/** The words of a need, in English where there are several. */
function meaning(node: YamlNode): string {
  const text = node.kind === 'map' ? (valueUnder(node, 'en') ?? valueUnder(node, 'zh')) : node;
  return text?.kind === 'scalar' && text.value !== null ? ` (${text.source})` : '';
}
