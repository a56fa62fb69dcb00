import type { Position } from '../../model/diagnostic.js';
import { nearestName } from '../nearest-name.js';
import type { ReadingRule } from '../rule-id.js';
import { quoted } from './describe.js';
import { isId } from './is-id.js';
import type { NameKind, Names } from './known.js';
import type { Reader, Reading } from './reading.js';
import { string } from './scalars.js';

const KINDS: Readonly<Record<NameKind, { readonly rule: ReadingRule; readonly what: string }>> = {
  article: { rule: 'unknown-article', what: 'an article that rulebook.yaml lists' },
  department: { rule: 'unknown-department', what: 'a department that rulebook.yaml lists' },
  post: { rule: 'unknown-post', what: 'a post that rulebook.yaml lists' },
  person: { rule: 'unknown-person', what: 'a person that rulebook.yaml lists' },
  ledger: { rule: 'unknown-ledger', what: 'a ledger that rulebook.yaml lists' },
  workflow: { rule: 'unknown-workflow', what: 'a workflow of this rulebook' },
  field: { rule: 'unknown-field', what: 'a field of the data' },
  state: { rule: 'unknown-state', what: 'a state of this workflow' },
  claim: { rule: 'unknown-claim', what: 'a claim of this workflow' },
  signal: { rule: 'unknown-signal', what: 'a declared signal' },
  schedule: { rule: 'unknown-schedule', what: 'a schedule of this workflow' },
  calendar: { rule: 'unknown-calendar', what: 'a calendar of this rulebook, or one under calendars/' },
  notice: { rule: 'unknown-notice', what: 'a name under notices in rulebook.yaml' },
  regulation: { rule: 'unknown-regulation', what: 'a regulation that rulebook.yaml lists' },
  register: { rule: 'unknown-register', what: 'a register of this rulebook' },
  letter: { rule: 'unknown-letter', what: 'a letter of this rulebook' },
  parameter: { rule: 'unknown-parameter', what: 'a parameter that rulebook.yaml lists' },
  column: { rule: 'unknown-column', what: 'a column of this table' },
};

/** The name of something that exists. */
export function nameOf(kind: NameKind): Reader<string> {
  return (node, reading) => {
    const name = string(node, reading);
    return name !== undefined && checkName(kind, name, node.at, reading) ? name : undefined;
  };
}

/** Reports a name that nothing of its kind has. */
export function checkName(kind: NameKind, name: string, at: Position, reading: Reading): boolean {
  return checkNameAmong(kind, reading.known[kind], name, at, reading);
}

/** The same for names that are not the surrounding ones, such as the fields of another workflow. */
export function checkNameAmong(kind: NameKind, { names, complete }: Names, name: string, at: Position, reading: Reading): boolean {
  if (!complete || names.has(name)) return true;
  const { rule, what } = KINDS[kind];
  reading.report(rule, at, `Expected ${what}, but found ${quoted(name)}`, nearestName(name, names), { kind, names });
  return false;
}

/** A name that the author chooses here. */
export const id: Reader<string> = (node, reading) => {
  const name = string(node, reading);
  if (name === undefined || isId(name)) return name;
  reading.report('bad-name', node.at, `Expected a name of letters, digits and single hyphens that begins with a letter, but found ${quoted(name)}`);
  return undefined;
};
