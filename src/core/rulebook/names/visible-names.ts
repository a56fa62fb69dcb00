import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import { CALENDAR_FUNCTIONS } from '../../expression/calendar-functions.js';
import { ruleKind } from '../company/rule-kind.js';
import type { Visible } from './check-feel-names.js';
import type { RulebookFiles, SourceFile } from './sort-files.js';

/** The functions that a rulebook has which names a calendar; they stand where it does. One that cannot be read may name one. */
export function calendarNames({ company }: RulebookFiles): readonly Visible[] {
  const at = company?.sound ? valueUnder(company.root, 'calendar')?.at : { file: company?.path ?? '', line: 1, column: 1 };
  return at ? CALENDAR_FUNCTIONS.map((name): Visible => ({ id: name, what: 'the function', at })) : [];
}

/** What every expression of the rulebook sees: parameters as values, tables and formulas as functions. */
export function rulebookNames({ company, rules }: RulebookFiles): readonly Visible[] {
  const found = [...rules].map(([id, { path, root }]): Visible => ({ id, what: `the ${ruleKind(root)}`, at: valueUnder(root, ruleKind(root))?.at ?? { file: path, line: 1, column: 1 } }));
  return [...named(valueUnder(company?.root, 'parameters'), 'the parameter'), ...found];
}

/** What every expression of a workflow sees besides: its fields and facts. */
export function workflowNames({ root }: SourceFile): readonly Visible[] {
  return [...named(valueUnder(valueUnder(root, 'data'), 'properties'), 'the field'), ...named(valueUnder(root, 'facts'), 'the fact')];
}

/** What the cells of a table and the expressions of a formula see besides: its inputs, and what is known of a request. */
export function inputNames({ root }: SourceFile): readonly Visible[] {
  return [...named(valueUnder(root, 'inputs'), 'the input'), ...named(valueUnder(root, 'requests'), 'the column')];
}

function named(node: YamlNode | undefined, what: string): readonly Visible[] {
  return node?.kind === 'map' ? node.entries.map(({ key, at }) => ({ id: key, what, at })) : [];
}
