import { kindOfType, typeFault } from '../../decision/column-type.js';
import { constantsOf } from '../../decision/constants.js';
import { holds } from '../../decision/axis.js';
import { literalCell, literalOutput, type Constants } from '../../decision/literal-cell.js';
import { pointOf, type PointKind } from '../../expression/points.js';
import type { Expression } from '../../model/expression.js';
import type { ColumnDefinition, ColumnType, DefaultRule, TableDefinition, TableRule } from '../../model/table.js';
import type { Check, Finding } from '../check.js';

/** A cell that compares with, or gives, a value that its column cannot have, as far as that can be seen without an evaluation. */
export const wrongType: Check = {
  rule: 'wrong-type',
  severity: 'error',
  find: (definition) => {
    const constants = constantsOf(definition);
    return [...definition.tables.values()].flatMap((table) => faultsIn(table, constants));
  },
};

const WORDS: Readonly<Record<PointKind, string>> = { number: 'a number', string: 'a text', boolean: 'true or false', date: 'a date', 'date and time': 'a date and time' };

function faultsIn({ inputs, outputs, rules, default: otherwise }: TableDefinition, constants: Constants): readonly Finding[] {
  const given = typeof otherwise === 'object' ? [otherwise] : [];
  return [
    ...[...inputs, ...outputs].flatMap((column) => (column.allowed ? testFault(column, column.allowed, `the allowed values of "${column.id}"`, constants) : [])),
    ...rules.flatMap((rule, index) => inputs.flatMap((column) => cellFault(column, rule, index + 1, constants))),
    ...[...rules, ...given].flatMap((rule, index) => outputs.flatMap((column) => outputFault(column, rule, index < rules.length ? `row ${index + 1}` : 'the default', constants))),
  ];
}

function cellFault(column: ColumnDefinition, { when }: TableRule, row: number, constants: Constants): readonly Finding[] {
  const cell = when.get(column.id);
  return cell ? testFault(column, cell, `the input "${column.id}" in row ${row}`, constants) : [];
}

function testFault({ type }: ColumnDefinition, cell: Expression, where: string, constants: Constants): readonly Finding[] {
  const found = literalCell(cell.text, constants)?.kind;
  if (type === 'any' || found === undefined || found === kindOfType(type)) return [];
  return [{ at: cell.at, message: `Expected a test of ${wordFor(type)} for ${where}, but the cell compares with ${WORDS[found]}` }];
}

function wordFor(type: ColumnType): string {
  const kind = kindOfType(type);
  return kind ? WORDS[kind] : `a ${type}`;
}

function outputFault(column: ColumnDefinition, { then }: TableRule | DefaultRule, where: string, constants: Constants): readonly Finding[] {
  const cell = then.get(column.id);
  const value = cell && literalOutput(cell.text, constants);
  if (!cell || value === undefined) return [];
  const fault = typeFault(column, value);
  if (fault !== undefined) return [{ at: cell.at, message: `${fault} for the output "${column.id}" in ${where}` }];
  const kind = kindOfType(column.type);
  const allowed = column.allowed && literalCell(column.allowed.text, constants);
  const point = kind && pointOf(value, kind, constants.timeZone);
  if (!kind || allowed?.kind !== kind || point === undefined || holds(kind, allowed.region, point)) return [];
  return [{ at: cell.at, message: `Expected one of the allowed values for the output "${column.id}" in ${where}, but found ${cell.text}` }];
}
