import { NOTICE_KINDS } from '../../model/notice.js';
import { ANY_NAMES, NO_NAMES, type Known, type Names } from '../reader/known.js';
import { fieldNames, hiddenFields } from '../schema/read-data.js';
import { joinPath } from '../workflow/resolve-target.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import type { RulebookFiles, SourceFile } from './sort-files.js';

/** The names that all files of the rulebook may refer to. */
export function collectNames({ company, workflows, registers, calendars, letters }: RulebookFiles): Known {
  const listed = (key: string): Names => (company?.sound ? keysOf(valueUnder(company.root, key)) : ANY_NAMES);
  const fields = new Map([...workflows].map(([id, file]): [string, Names] => [id, fieldsIn(file)]));
  const signals = [...workflows.values()].map((file) => (file.sound ? keysOf(valueUnder(file.root, 'signals')) : ANY_NAMES));
  return {
    article: company?.sound && !valueUnder(company.root, 'articles') ? ANY_NAMES : listed('articles'),
    regulation: company?.sound && !valueUnder(company.root, 'regulations') ? ANY_NAMES : listed('regulations'),
    department: listed('departments'),
    post: listed('posts'),
    person: listed('people'),
    ledger: listed('ledgers'),
    notice: withoutKinds(listed('notices')),
    calendar: { names: new Set(calendars.keys()), complete: true },
    letter: { names: new Set(letters.keys()), complete: true },
    parameter: listed('parameters'),
    parameterOf: valuesOf(valueUnder(company?.root, 'parameters')),
    letterOf: new Map([...letters].flatMap(([id, { root }]): readonly [string, YamlNode][] => (root ? [[id, root]] : []))),
    keepsCalendar: !company?.sound || valueUnder(company.root, 'calendar') !== undefined,
    workflow: { names: new Set(workflows.keys()), complete: true },
    register: { names: new Set(registers.keys()), complete: true },
    signalsAnywhere: { names: new Set(signals.flatMap(({ names }) => [...names])), complete: signals.every(({ complete }) => complete) },
    fieldsOf: fields,
    statesOf: new Map([...workflows].map(([id, file]): [string, Names] => [id, statesIn(file)])),
    recordKeys: new Map([...workflows].flatMap(([id, { root }]) => recordKey(id, valueUnder(valueUnder(root, 'record'), 'key')))),
    field: NO_NAMES,
    hiddenFields: [],
    state: NO_NAMES,
    claim: NO_NAMES,
    signal: NO_NAMES,
    schedule: NO_NAMES,
    column: NO_NAMES,
  };
}

/** The same, with the names that one workflow has to itself. */
export function withWorkflowNames(known: Known, id: string, file: SourceFile): Known {
  const listed = (key: string): Names => (file.sound ? keysOf(valueUnder(file.root, key)) : ANY_NAMES);
  return {
    ...known,
    field: known.fieldsOf.get(id) ?? ANY_NAMES,
    hiddenFields: hiddenFields(valueUnder(file.root, 'data')),
    state: statesIn(file),
    claim: listed('claims'),
    signal: listed('signals'),
    schedule: listed('schedules'),
  };
}

function fieldsIn(file: SourceFile): Names {
  if (!file.sound) return ANY_NAMES;
  const data = valueUnder(file.root, 'data');
  if (!data) return NO_NAMES;
  const names = fieldNames(data);
  return names ? { names: new Set(names), complete: true } : ANY_NAMES;
}

function recordKey(id: string, key: YamlNode | undefined): readonly (readonly [string, number])[] {
  return key ? [[id, key.kind === 'list' ? key.items.length : 1]] : [];
}

function statesIn(file: SourceFile): Names {
  return file.sound ? { names: new Set(statePaths(valueUnder(file.root, 'states'), '')), complete: true } : ANY_NAMES;
}

/** The kinds word what nobody has to name. */
function withoutKinds({ names, complete }: Names): Names {
  return { names: new Set([...names].filter((name) => !NOTICE_KINDS.some((kind) => kind === name))), complete };
}

function keysOf(node: YamlNode | undefined): Names {
  if (node === undefined) return NO_NAMES;
  return node.kind === 'map' ? { names: new Set(node.entries.map(({ key }) => key)), complete: true } : ANY_NAMES;
}

/** A parameter is its value, or says it under a key. */
function valuesOf(parameters: YamlNode | undefined): ReadonlyMap<string, YamlNode> {
  return parameters?.kind === 'map' ? new Map(parameters.entries.map(({ key, value }) => [key, valueUnder(value, 'value') ?? value])) : new Map();
}

function statePaths(states: YamlNode | undefined, parent: string): readonly string[] {
  if (states?.kind !== 'map') return [];
  return states.entries.flatMap(({ key, value }) => [joinPath(parent, key), ...statePaths(valueUnder(value, 'states'), joinPath(parent, key))]);
}
