import type { CaseVerb, CaseVerbDefinition, TaskVerb, VerbDefinition } from '../../model/verb-definition.js';
import type { Position } from '../../model/diagnostic.js';
import { nearestName } from '../nearest-name.js';
import { oneOrMany } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, withDefault, type Key } from '../reader/record.js';
import { orList, word } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';
import type { YamlNode } from '../yaml/yaml-node.js';
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
  const found = namedIn(node.items, reading).flatMap(({ name, at, value }) => {
    const id = knownVerb(name, at, Object.keys(VERBS) as TaskVerb[], reading);
    if (id === undefined) return [];
    reading.sightings.verbs.add(id);
    const details = VERBS[id](value, reading);
    return details ? [{ ...details, id, at }] : [];
  });
  return new Map(found.map((verb) => [verb.id, verb]));
};

interface NamedVerb {
  readonly name: string;
  readonly at: Position;
  /** Its details; an empty map where it stands alone. */
  readonly value: YamlNode;
}

function namedIn(items: readonly YamlNode[], reading: Reading): readonly NamedVerb[] {
  return items.flatMap((item): readonly NamedVerb[] => {
    if (item.kind === 'map') return item.entries.map(({ key, at, value }) => ({ name: key, at, value }));
    if (item.kind === 'scalar') return [{ name: item.source, at: item.at, value: { kind: 'map', entries: [], at: item.at, label: item.at } }];
    wrongKind(item, 'the name of a verb, or a map from names to details', reading);
    return [];
  });
}

function filled<T>(read: Reader<T>, fill: (found: T) => Details): Reader<Details> {
  return (node, reading) => {
    const found = read(node, reading);
    return found && fill(found);
  };
}

type CaseDetails = Omit<CaseVerbDefinition, 'id' | 'at'>;

const nothing = record({});
const byAdmins: Reader<CaseDetails> = (node, reading) => nothing(node, reading) && { by: [] };
const byOthersToo = record({ by: withDefault(seats, []), article: common.article });

const CASE_VERBS: Readonly<Record<CaseVerb, Reader<CaseDetails>>> = { revoke: byAdmins, jump: byAdmins, reopen: byAdmins, 'change-deadline': byOthersToo };

/** What may be done to a whole case: a list of verbs, and of maps from verbs to their details. */
export const caseVerbs: Reader<ReadonlyMap<CaseVerb, CaseVerbDefinition>> = (node, reading) => {
  if (node.kind !== 'list') return wrongKind(node, 'a list of verbs', reading);
  const found = namedIn(node.items, reading).flatMap(({ name, at, value }) => {
    const id = knownVerb(name, at, Object.keys(CASE_VERBS) as CaseVerb[], reading);
    const details = id && CASE_VERBS[id](value, reading);
    return id && details ? [{ by: details.by, ...(details.article !== undefined && { article: details.article }), id, at }] : [];
  });
  return new Map(found.map((one) => [one.id, one]));
};

function knownVerb<Name extends string>(name: string, at: Position, known: readonly Name[], reading: Reading): Name | undefined {
  const id = known.find((one) => one === name);
  if (id === undefined) reading.report('bad-value', at, `Expected ${orList(known)}, but found ${quoted(name)}`, nearestName(name, known));
  return id;
}
