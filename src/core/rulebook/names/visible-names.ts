import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import type { Visible } from './check-feel-names.js';
import type { RulebookFiles, SourceFile } from './sort-files.js';

/** What every expression of the rulebook sees: parameters as values, tables as functions. */
export function rulebookNames({ company, tables }: RulebookFiles): readonly Visible[] {
  const found = [...tables].map(([id, { path, root }]): Visible => ({ id, what: 'the table', at: valueUnder(root, 'table')?.at ?? { file: path, line: 1, column: 1 } }));
  return [...named(valueUnder(company?.root, 'parameters'), 'the parameter'), ...found];
}

/** What every expression of a workflow sees besides: its fields and facts. */
export function workflowNames({ root }: SourceFile): readonly Visible[] {
  return [...named(valueUnder(valueUnder(root, 'data'), 'properties'), 'the field'), ...named(valueUnder(root, 'facts'), 'the fact')];
}

/** What every cell of a table sees besides: its inputs. */
export function inputNames({ root }: SourceFile): readonly Visible[] {
  return named(valueUnder(root, 'inputs'), 'the input');
}

function named(node: YamlNode | undefined, what: string): readonly Visible[] {
  return node?.kind === 'map' ? node.entries.map(({ key, at }) => ({ id: key, what, at })) : [];
}
