import type { TaskVerb, VerbDefinition } from '../../model/verb-definition.js';
import type { Position } from '../../model/diagnostic.js';
import { nearestName } from '../nearest-name.js';
import { list, oneOrMany } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, withDefault, type Key } from '../reader/record.js';
import { orList, word } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';
import type { YamlEntry, YamlNode } from '../yaml/yaml-node.js';
import { seats } from './seat.js';
import { stateName } from './state-name.js';

const PLACES = ['before', 'after', 'beside'] as const;

/** `starter`, `before`, `earlier`, or the steps by name. */
const steps: Reader<VerbDefinition['steps']> = (node, reading) => {
  if (node.kind === 'scalar' && (node.source === 'starter' || node.source === 'before' || node.source === 'earlier')) return node.source;
  return oneOrMany(stateName)(node, reading);
};

const to: Key<VerbDefinition['to']> = withDefault(seats, []);
const where: Key<VerbDefinition['where']> = withDefault(oneOrMany(word(...PLACES)), PLACES);
const common = { opinion: withDefault(word('optional', 'required'), 'optional'), article: optional(nameOf('article')) };

const plain = record(common);
const handing = record({ ...common, to });
const adding = record({ ...common, to, where });
const sending = record({ ...common, to: withDefault(steps, 'earlier'), resubmit: withDefault(word('here', 'all', 'changed'), 'all') });

type Details = Omit<VerbDefinition, 'id'>;

const NOTHING = { to: [], where: [], steps: [], resubmit: 'all' } as const;
const ordinary = filled(plain, (found) => ({ ...NOTHING, ...found }));
const toPeople = filled(handing, (found) => ({ ...NOTHING, ...found }));
const toSteps = filled(sending, ({ to: found, ...rest }) => ({ ...NOTHING, ...rest, steps: found }));

const VERBS: Readonly<Record<TaskVerb, Reader<Details>>> = {
  claim: ordinary,
  transfer: toPeople,
  delegate: toPeople,
  'add-signer': filled(adding, (found) => ({ ...NOTHING, ...found })),
  copy: toPeople,
  urge: ordinary,
  save: ordinary,
  withdraw: ordinary,
  return: toSteps,
  reject: toSteps,
};

/** What people may do with a task besides deciding it: a list of verbs, and of maps from verbs to their details. */
export const taskVerbs: Reader<ReadonlyMap<TaskVerb, VerbDefinition>> = (node, reading) => {
  if (node.kind !== 'list') return wrongKind(node, 'a list of verbs', reading);
  const found = node.items.flatMap((item) => verbsIn(item, reading));
  return new Map(found.map((verb) => [verb.id, verb]));
};

function verbsIn(node: YamlNode, reading: Reading): readonly VerbDefinition[] {
  if (node.kind === 'map') return node.entries.flatMap((entry) => verb(entry.key, entry.at, entry, reading) ?? []);
  if (node.kind === 'scalar') return [verb(node.source, node.at, undefined, reading)].flatMap((one) => one ?? []);
  wrongKind(node, 'the name of a verb, or a map from names to details', reading);
  return [];
}

function verb(name: string, at: Position, entry: YamlEntry | undefined, reading: Reading): VerbDefinition | undefined {
  const known = Object.keys(VERBS) as TaskVerb[];
  const id = known.find((one) => one === name);
  if (id === undefined) {
    reading.report('bad-value', at, `Expected ${orList(known)}, but found ${quoted(name)}`, nearestName(name, known));
    return undefined;
  }
  reading.sightings.verbs.add(id);
  const details = VERBS[id](entry?.value ?? { kind: 'map', entries: [], at, label: at }, reading);
  return details && { ...details, id, at };
}

function filled<T>(read: Reader<T>, fill: (found: T) => Details): Reader<Details> {
  return (node, reading) => {
    const found = read(node, reading);
    return found && fill(found);
  };
}

/** What may be done to a whole case. */
export const caseVerbs = list(word('revoke', 'jump', 'reopen'));

