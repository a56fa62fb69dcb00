import type { TaskActionDefinition } from '../../model/definition.js';
import type { Position } from '../../model/diagnostic.js';
import { nearestName } from '../nearest-name.js';
import { checkId } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { id } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, withDefault } from '../reader/record.js';
import { boolean, text, word } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { fieldsOrSchema } from '../schema/read-data.js';
import { WELL_KNOWN_VERBS } from '../well-known-verbs.js';
import type { YamlEntry, YamlNode } from '../yaml/yaml-node.js';
import { actions as actionList } from './actions.js';
import { isFree } from './answer.js';
import { writableFields } from './writable-fields.js';

const read = record({
  title: optional(text),
  outcome: optional(id),
  decisive: optional(boolean),
  fields: withDefault(writableFields, new Map()),
  input: optional(fieldsOrSchema),
  opinion: withDefault(word('optional', 'required'), 'optional'),
  together: optional(boolean),
  does: withDefault(actionList, []),
});

type Actions = ReadonlyMap<string, TaskActionDefinition>;

/** What a task offers: a list of verbs and of maps from verbs to their details, or one such map. */
export const taskActions: Reader<Actions> = (node, reading) => {
  const items = node.kind === 'list' ? node.items : [node];
  const found = items.flatMap((item) => actionsIn(item, reading));
  return new Map(found.map((action) => [action.id, action]));
};

/** What a task offers that lists no actions: the well-known verbs whose outcomes its state handles. */
export function derivedActions(handled: readonly string[], at: Position, reading: Reading): Actions {
  const verbs = [...WELL_KNOWN_VERBS].filter(([, { outcome }]) => handled.includes(outcome) && !reading.known.signal.names.has(outcome));
  return new Map(verbs.flatMap(([verb]) => plainAction(verb, at, reading)).map((action) => [action.id, action]));
}

function actionsIn(node: YamlNode, reading: Reading): readonly TaskActionDefinition[] {
  if (node.kind === 'map') return node.entries.flatMap((entry) => detailedAction(entry, reading) ?? []);
  if (node.kind === 'scalar' && typeof node.value === 'string') return plainAction(node.value, node.at, reading);
  wrongKind(node, 'the name of an action, or a map from names to details', reading);
  return [];
}

function plainAction(verb: string, at: Position, reading: Reading): readonly TaskActionDefinition[] {
  const known = WELL_KNOWN_VERBS.get(verb);
  if (!known) {
    reading.sightings.actions.add(verb);
    reading.report('unknown-action', at, `Expected a well-known verb, or "${verb}: { title: …, outcome: … }", but found ${quoted(verb)} alone`, nearestName(verb, WELL_KNOWN_VERBS.keys()), { kind: 'action', names: WELL_KNOWN_VERBS.keys() });
    return [];
  }
  see(verb, known.outcome, at, reading);
  return [{ id: verb, ...known, fields: new Map(), input: undefined, opinion: 'optional', does: [], at }];
}

function detailedAction(entry: YamlEntry, reading: Reading): TaskActionDefinition | undefined {
  const { key, at, value } = entry;
  const known = WELL_KNOWN_VERBS.get(key);
  const named = checkId(entry, reading);
  const found = read(value, reading);
  const outcome = outcomeIn(value) ?? known?.outcome;
  see(key, outcome, at, reading);
  if (!found) return undefined;
  const title = found.title ?? known?.title;
  if (outcome === undefined) reading.report('missing-key', at, `Expected the key "outcome", because ${quoted(key)} is no well-known verb`);
  if (title === undefined) reading.report('missing-key', at, `Expected the key "title", because ${quoted(key)} is no well-known verb`);
  if (!named || outcome === undefined || title === undefined || !isFree(outcome, at, reading)) return undefined;
  const { input, ...rest } = found;
  return { ...rest, id: key, title, outcome, decisive: found.decisive ?? known?.decisive ?? false, input: input?.schema, ...(input && { inputFields: input.fields }), at };
}

function outcomeIn(node: YamlNode): string | undefined {
  const outcome = node.kind === 'map' ? node.entries.find(({ key }) => key === 'outcome')?.value : undefined;
  return outcome?.kind === 'scalar' ? outcome.source : undefined;
}

function see(verb: string, outcome: string | undefined, at: Position, { sightings, state }: Reading): void {
  sightings.actions.add(verb);
  if (outcome !== undefined) sightings.outcomes.push({ name: outcome, state, at });
}
