import type { Reading } from '../reader/reading.js';
import { isId } from '../reader/is-id.js';
import { quoted } from '../reader/describe.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';

/** A parsed file. `sound` says whether its YAML is in order, so that its content is worth checking. */
export interface SourceFile {
  readonly path: string;
  readonly root: YamlNode | undefined;
  readonly sound: boolean;
}

/** The files of a rulebook by what they are; rules, workflows and scenarios under their ids. */
export interface RulebookFiles {
  readonly company: SourceFile | undefined;
  /** Tables, ladders and formulas. */
  readonly rules: ReadonlyMap<string, SourceFile>;
  readonly registers: ReadonlyMap<string, SourceFile>;
  readonly workflows: ReadonlyMap<string, SourceFile>;
  /** Those of the company, and the shared ones that came with it. */
  readonly calendars: ReadonlyMap<string, SourceFile>;
  readonly scenarios: ReadonlyMap<string, SourceFile>;
  readonly letters: ReadonlyMap<string, SourceFile>;
  /** Workflows that stand elsewhere and came along because one of the company's extends them, by path. */
  readonly bases: ReadonlyMap<string, SourceFile>;
}

const COMPANY_FILE = 'rules/rulebook.yaml';
const PATTERN = /^(rules|workflows|calendars)\/([^/]+?)(\.scenarios)?\.yaml$/;
const BASE = /^workflows\/([^/]+)\/([^/.]+)\.yaml$/;

/** Tells by its path what each file is; reports files that are none of a rulebook's. */
export function sortFiles(files: readonly SourceFile[], report: Reading['report']): RulebookFiles {
  const rules = new Map<string, SourceFile>();
  const registers = new Map<string, SourceFile>();
  const workflows = new Map<string, SourceFile>();
  const scenarios = new Map<string, SourceFile>();
  const calendars = new Map<string, SourceFile>();
  const bases = new Map<string, SourceFile>();
  const letters = new Map<string, SourceFile>();
  const addCalendar = (id: string, file: SourceFile): void => {
    const other = calendars.get(id);
    if (other) report('name-clash', start(file.path), `Expected another name for the calendar ${quoted(id)}, because ${other.path} has it`);
    else calendars.set(id, file);
  };
  for (const file of files) {
    if (file.path === COMPANY_FILE) continue;
    const [, folder, id = '', suffix] = PATTERN.exec(file.path) ?? [];
    const [, owner = '', shared = ''] = BASE.exec(file.path) ?? [];
    const calendar = folder === 'calendars' || (folder === 'rules' && valueUnder(file.root, 'calendar') !== undefined);
    if (calendar && suffix === undefined && isId(id)) addCalendar(id, file);
    else if (folder === 'rules' && suffix === undefined && isId(id)) (valueUnder(file.root, 'register') !== undefined ? registers : valueUnder(file.root, 'letter') !== undefined ? letters : rules).set(id, file);
    else if (folder === 'workflows' && isId(id)) (suffix === undefined ? workflows : scenarios).set(id, file);
    else if (isId(owner) && isId(shared)) bases.set(file.path, file);
    else report('unexpected-file', start(file.path), `Expected rules/<rule>.yaml, workflows/<workflow>.yaml, workflows/<workflow>.scenarios.yaml or calendars/<calendar>.yaml, but found ${quoted(file.path)}`);
  }
  return { company: files.find(({ path }) => path === COMPANY_FILE), rules, registers, workflows, scenarios, calendars, letters, bases };
}

function start(file: string) {
  return { file, line: 1, column: 1 };
}
