import type { YamlNode } from '../yaml/yaml-node.js';

/** Kinds of things that a rulebook refers to by name. */
export type NameKind = 'article' | 'department' | 'post' | 'person' | 'ledger' | 'workflow' | 'field' | 'state' | 'claim' | 'signal' | 'schedule' | 'column' | 'calendar' | 'notice' | 'regulation' | 'register' | 'letter' | 'parameter';

export interface Names {
  readonly names: ReadonlySet<string>;
  /** False where the file that lists them could not be read: then no reference is called unknown. */
  readonly complete: boolean;
}

export type Known = Readonly<Record<NameKind, Names>> & {
  /** Whether rulebook.yaml names a calendar, so that working time can be counted; true where it cannot be read. */
  readonly keepsCalendar: boolean;
  /** Fields of the workflow that nobody sees but where a task shows them. */
  readonly hiddenFields: readonly string[];
  /** What each parameter is set to, by its id. */
  readonly parameterOf: ReadonlyMap<string, YamlNode>;
  /** What each letter says of itself, by its id. */
  readonly letterOf: ReadonlyMap<string, YamlNode>;
  /** Signals of all workflows. */
  readonly signalsAnywhere: Names;
  /** Fields of each workflow's cases, by workflow. */
  readonly fieldsOf: ReadonlyMap<string, Names>;
  /** How many parts the key of each workflow of records has, by workflow. */
  readonly recordKeys: ReadonlyMap<string, number>;
  /** Paths of the states of each workflow, by workflow. */
  readonly statesOf: ReadonlyMap<string, Names>;
};

export const NO_NAMES: Names = { names: new Set(), complete: true };
export const ANY_NAMES: Names = { names: new Set(), complete: false };
