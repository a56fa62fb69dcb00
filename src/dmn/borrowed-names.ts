import { feelName } from '../core/expression/feel-name.js';
import type { Expression } from '../core/model/expression.js';
import type { TableDefinition } from '../core/model/table.js';
import { mentioned } from './names.js';

/**
 * Names of the rulebook that a table's cells use and its DMN file does not define: another engine has to be told them.
 * @param names FEEL names of parameters and tables
 */
export function borrowedNames({ id: table, inputs, outputs, rules, default: otherwise }: TableDefinition, names: readonly string[]): readonly string[] {
  const cells: readonly Expression[] = [
    ...[...inputs, ...outputs].flatMap(({ allowed }) => allowed ?? []),
    ...rules.flatMap(({ when, then }) => [...when.values(), ...then.values()]),
    ...(typeof otherwise === 'object' ? otherwise.then.values() : []),
  ];
  const own = new Set([feelName(table), ...inputs.map(({ id }) => id)]);
  const found = new Set(cells.flatMap(({ text }) => mentioned(names, text)));
  return names.filter((name) => found.has(name) && !own.has(name));
}
