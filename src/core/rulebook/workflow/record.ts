import type { ClaimDefinition } from '../../model/definition.js';
import { RECORD_CLAIM, type RecordDefinition } from '../../model/record.js';
import { readers } from '../company/register/readers.js';
import { mapOf, oneOrMany, type EntryReader } from '../reader/collections.js';
import { checkName, nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { record as map, required, withDefault } from '../reader/record.js';
import { boolean } from '../reader/scalars.js';
import { valueUnder, type YamlEntry, type YamlNode } from '../yaml/yaml-node.js';
import type { SeatRule } from '../../model/verb-definition.js';
import { seats } from './seat.js';

const ofField: EntryReader<readonly SeatRule[]> = ({ key, at, value }, reading) => {
  const known = checkName('field', key, at, reading);
  const found = seats(value, reading);
  return known ? found : undefined;
};

const changers = mapOf(ofField, 'a map from fields to who may change them by hand');

/** `{ key, keptBy, changedBy, readBy, logged }`. @param scope FEEL names of the rulebook */
export function record(scope: readonly string[]): Reader<RecordDefinition> {
  const read = map({ key: required(oneOrMany(nameOf('field'))), keptBy: required(seats), changedBy: withDefault(changers, new Map()), readBy: withDefault(readers(scope, true), []), logged: withDefault(boolean, false) });
  return (node, reading) => {
    const found = read(node, reading);
    if (found && found.key.length > 1 && found.readBy.some((rule) => rule.kind === 'permission' && rule.names !== undefined)) {
      reading.report('bad-value', found.at, 'Expected a key of one field, because a permission names the records by it, but the key has more');
    }
    return found;
  };
}

/** One open record for each key: a claim that is held from the start to the end. */
export function recordClaim({ key, at }: RecordDefinition, article: string | undefined): ClaimDefinition {
  return { id: RECORD_CLAIM, key: key.map((text) => ({ text, at })), limit: undefined, taken: 'start', held: 'case', ...(article !== undefined && { article }), at };
}

/** A record without states is kept until somebody closes it: the states and the signal that this needs. */
export function withStatesOfRecord(root: YamlNode | undefined): YamlNode | undefined {
  const own = valueUnder(root, 'record');
  if (root?.kind !== 'map' || !own || valueUnder(root, 'states')) return root;
  const { at, label } = own;
  const entry = (key: string, value: YamlNode): YamlEntry => ({ key, at, value, locate: () => at });
  const text = (value: string): YamlNode => ({ kind: 'scalar', value, source: value, at, label, locate: () => at });
  const mapping = (entries: readonly YamlEntry[]): YamlNode => ({ kind: 'map', at, label, entries });
  const words = (zh: string, en: string): YamlEntry => entry('title', mapping([entry('zh', text(zh)), entry('en', text(en))]));
  const keepers = valueUnder(own, 'keptBy');
  const signals = valueUnder(root, 'signals');
  const close = entry('close', mapping([words('注销', 'Close'), ...(keepers ? [entry('from', keepers)] : [])]));
  const states = mapping([
    entry('kept', mapping([words('在册', 'Kept'), entry('on', mapping([entry('close', text('closed'))]))])),
    entry('closed', mapping([words('已注销', 'Closed'), entry('type', text('final'))])),
  ]);
  const others = root.entries.filter(({ key }) => key !== 'signals');
  return { ...root, entries: [...others, entry('signals', mapping([...(signals?.kind === 'map' ? signals.entries : []), close])), entry('initial', text('kept')), entry('states', states)] };
}
