import { BUILT_INS } from '../../expression/built-ins.js';
import { CALENDAR_FUNCTIONS } from '../../expression/calendar-functions.js';
import { feelName } from '../../expression/feel-name.js';
import type { Position } from '../../model/diagnostic.js';
import type { Text } from '../../model/text.js';
import { RULE_KINDS } from '../company/rule-kind.js';
import { basePath } from '../extension/base-path.js';
import type { NameKind } from '../reader/known.js';
import type { Among } from '../reader/reading.js';
import { parseYaml } from '../yaml/parse-yaml.js';
import { MAX_NODES } from '../yaml/limits.js';
import { valueUnder, type YamlEntry, type YamlNode } from '../yaml/yaml-node.js';

/** Something that a rulebook calls by a name. */
export interface NamedPart {
  readonly kind: NameKind | 'fact' | 'input' | 'rule' | 'function';
  readonly name: string;
  readonly title?: Text;
  /** What it is or holds, as it is written: the type of a field, the value of a parameter, the posts of a person. */
  readonly detail?: string;
  /** Where it is laid down; absent for what every rulebook has. */
  readonly at?: Position;
}

type Files = Readonly<Record<string, string>>;

/** The files, each parsed when it is first looked into. */
interface Book {
  readonly paths: readonly string[];
  readonly root: (path: string) => YamlNode | undefined;
}

const COMPANY = 'rules/rulebook.yaml';

/** Where rulebook.yaml lists what is named. */
const LISTS: Partial<Record<NameKind, string>> = { article: 'articles', department: 'departments', post: 'posts', person: 'people', ledger: 'ledgers', notice: 'notices', regulation: 'regulations', parameter: 'parameters' };
/** Where a workflow lists what is named. */
const OWN_LISTS: Partial<Record<NameKind, string>> = { claim: 'claims', signal: 'signals', schedule: 'schedules' };

/** What a name of a kind means in a file. Undefined where nothing has that name. @param file the file in which it is used */
export function describeName(files: Files, file: string, kind: Among['kind'], name: string): NamedPart | undefined {
  const book = open(files);
  const list = LISTS[kind as NameKind];
  if (list !== undefined) return partOf(kind as NameKind, entryIn(valueUnder(book.root(COMPANY), list), name));
  const ownList = OWN_LISTS[kind as NameKind];
  const own = workflowFiles(book, file);
  if (ownList !== undefined) return firstOf(own, (path) => partOf(kind as NameKind, entryIn(valueUnder(book.root(path), ownList), name)));
  switch (kind) {
    case 'workflow':
      return wholeFile(book, 'workflow', `workflows/${name}.yaml`, name);
    case 'register':
    case 'letter':
      return wholeFile(book, kind, `rules/${name}.yaml`, name);
    case 'calendar':
      return wholeFile(book, kind, `calendars/${name}.yaml`, name) ?? wholeFile(book, kind, `rules/${name}.yaml`, name);
    case 'field':
      return firstOf([...own, ...book.paths.filter((path) => path.startsWith('workflows/'))], (path) => fieldIn(book, path, name));
    case 'state':
      return firstOf(own, (path) => stateIn(book.root(path), name.replace(/^[#.]/, '')));
    case 'expression':
      return inExpression(book, file, name);
    default:
      return undefined;
  }
}

function inExpression(book: Book, file: string, name: string): NamedPart | undefined {
  const isMeant = ({ key }: YamlEntry): boolean => feelName(key) === name;
  const among = (path: string, list: string, kind: NamedPart['kind']): NamedPart | undefined => partOf(kind, entriesOf(valueUnder(book.root(path), list)).find(isMeant));
  const rule = book.paths.find((path) => feelName(/^rules\/(.+)\.yaml$/.exec(path)?.[1] ?? '') === name && RULE_KINDS.some((kind) => valueUnder(book.root(path), kind) !== undefined));
  const found =
    firstOf(workflowFiles(book, file), (path) => partOf('field', entriesOf(valueUnder(valueUnder(book.root(path), 'data'), 'properties')).find(isMeant)) ?? among(path, 'facts', 'fact')) ??
    among(file, 'inputs', 'input') ??
    among(COMPANY, 'parameters', 'parameter') ??
    (rule === undefined ? undefined : wholeFile(book, 'rule', rule, name));
  if (found) return { ...found, name };
  return BUILT_INS.includes(name) || CALENDAR_FUNCTIONS.includes(name as never) ? { kind: 'function', name } : undefined;
}

/** The workflow that a file belongs to, and what that one extends, the nearest first. */
function workflowFiles(book: Book, file: string): readonly string[] {
  const found: string[] = [];
  for (let path: string | undefined = file.replace('.scenarios.yaml', '.yaml'); path !== undefined && path.startsWith('workflows/') && !found.includes(path); ) {
    found.push(path);
    const base = valueUnder(book.root(path), 'extends');
    path = base?.kind === 'scalar' ? basePath(base.source, path) : undefined;
  }
  return found;
}

function fieldIn(book: Book, path: string, name: string): NamedPart | undefined {
  return partOf('field', entryIn(valueUnder(valueUnder(book.root(path), 'data'), 'properties'), name));
}

/** A state by its path, or by the end of its path. */
function stateIn(root: YamlNode | undefined, name: string): NamedPart | undefined {
  const walk = (node: YamlNode | undefined, parent: string): readonly (readonly [string, YamlEntry])[] =>
    entriesOf(valueUnder(node, 'states')).flatMap((entry) => {
      const path = parent === '' ? entry.key : `${parent}.${entry.key}`;
      return [[path, entry] as const, ...walk(entry.value, path)];
    });
  const all = walk(root, '');
  const [, entry] = all.find(([path]) => path === name) ?? all.find(([path]) => path.endsWith(`.${name}`)) ?? [];
  return partOf('state', entry);
}

function wholeFile(book: Book, kind: NamedPart['kind'], path: string, name: string): NamedPart | undefined {
  const root = book.root(path);
  if (!root) return undefined;
  const title = textOf(valueUnder(root, 'title'));
  const detail = [valueUnder(root, 'inputs'), valueUnder(root, 'outputs')].filter((node) => node !== undefined).map(written).join(' → ');
  return { kind, name, ...(title !== undefined && { title }), ...(detail !== '' && { detail }), at: { file: path, line: 1, column: 1 } };
}

function partOf(kind: NamedPart['kind'], entry: YamlEntry | undefined): NamedPart | undefined {
  if (!entry) return undefined;
  const { key, at, value } = entry;
  const title = textOf(valueUnder(value, 'title') ?? valueUnder(value, 'name')) ?? (kind === 'fact' || kind === 'input' || kind === 'parameter' ? undefined : textOf(value));
  const detail = detailOf(kind, value);
  return { kind, name: key, ...(title !== undefined && { title }), ...(detail !== '' && { detail }), at };
}

function detailOf(kind: NamedPart['kind'], value: YamlNode): string {
  switch (kind) {
    case 'field':
      return ['type', 'format', 'enum'].flatMap((key) => valueUnder(value, key) ?? []).map(written).join(' ');
    case 'person':
      return written(valueUnder(value, 'posts') ?? valueUnder(value, 'department'));
    case 'parameter':
      return written(valueUnder(value, 'value') ?? value);
    case 'fact':
    case 'input':
      return written(value);
    case 'ledger':
      return written(valueUnder(value, 'unit'));
    default:
      return '';
  }
}

/** A node in one line, as one would write it. */
function written(node: YamlNode | undefined): string {
  if (node?.kind === 'scalar') return node.source;
  if (node?.kind === 'list') return node.items.map(written).join(', ');
  if (node?.kind === 'map') return node.entries.map(({ key, value }) => `${key}: ${written(value)}`).join(', ');
  return '';
}

function textOf(node: YamlNode | undefined): Text | undefined {
  if (node?.kind === 'scalar') return typeof node.value === 'string' ? node.source : undefined;
  const [zh, en] = ['zh', 'en'].map((language) => valueUnder(node, language)).map((one) => (one?.kind === 'scalar' ? one.source : undefined));
  return zh === undefined && en === undefined ? undefined : { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) };
}

function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

function entryIn(node: YamlNode | undefined, name: string): YamlEntry | undefined {
  return entriesOf(node).find(({ key }) => key === name);
}

function open(files: Files): Book {
  const roots = new Map<string, YamlNode | undefined>();
  const root = (path: string): YamlNode | undefined => {
    const text = files[path];
    if (text !== undefined && !roots.has(path)) roots.set(path, parseYaml(path, text, MAX_NODES).root);
    return roots.get(path);
  };
  return { paths: Object.keys(files), root };
}

function firstOf<T>(paths: readonly string[], find: (path: string) => T | undefined): T | undefined {
  for (const path of paths) {
    const found = find(path);
    if (found !== undefined) return found;
  }
  return undefined;
}
