import type { ColumnDefinition, TableDefinition, TableRule } from '../core/model/table.js';
import { isDated } from '../core/model/table.js';
import { textIn, type Language } from '../core/model/text.js';
import type { Expression } from '../core/model/expression.js';
import { toDmnPolicy } from './hit-policies.js';
import type { DmnColumn, DmnDecision, DmnLiteral, DmnRule, DmnTable, Marks } from './model.js';
import { toPlain } from './plain-text.js';
import { toDmnType } from './types.js';

/** Annotation columns that mean something on the way back, in their order. */
export const ANNOTATIONS = ['article', 'from', 'until', 'untested'] as const;

/** A table as a decision of DMN. @param language of the name that people see */
export function toDmn(table: TableDefinition, language: Language): DmnDecision {
  const { id, title, source, article, untested, examples } = table;
  return {
    id,
    name: title === undefined ? id.replaceAll('-', ' ') : textIn(title, language),
    needs: table.inputs.map((input) => ({ kind: 'input', name: input.id, typeRef: toDmnType(input.type), marks: columnMarks(input) })),
    logic: isLiteral(table) ? literal(table) : decisionTable(table),
    marks: {
      table: id,
      ...(title !== undefined && { title: toPlain(title) }),
      ...(source !== undefined && { source: source.join(', ') }),
      ...(article !== undefined && { article }),
      ...(untested !== undefined && { untested: toPlain(untested) }),
      ...(isLiteral(table) ? outputMarks(table) : defaultMarks(table)),
    },
    words: [],
    ...(examples.length > 0 && { examples: JSON.stringify(examples.map(({ given, on, then }) => ({ given, ...(on !== undefined && { on }), then }))) }),
  };
}

/** Whether a table is only a formula: one row that asks nothing and gives one value. */
function isLiteral({ hit, inputs, outputs, rules, default: otherwise }: TableDefinition): boolean {
  const [row, ...others] = rules;
  if (!row || others.length > 0 || outputs.length !== 1 || hit !== 'unique' || otherwise !== undefined) return false;
  return row.when.size === 0 && ANNOTATIONS.every((name) => row[name] === undefined) && [...inputs, ...outputs].every(({ allowed }) => allowed === undefined);
}

function literal({ rules, outputs }: TableDefinition): DmnLiteral {
  const [output] = outputs;
  return { kind: 'literal', text: (output && rules[0]?.then.get(output.id)?.text) ?? '', typeRef: toDmnType(output?.type ?? 'any') };
}

function outputMarks({ outputs: [output] }: TableDefinition): Marks {
  return output ? { output: output.id, ...columnMarks(output) } : {};
}

function defaultMarks({ default: otherwise }: TableDefinition): Marks {
  if (otherwise === undefined) return { default: 'none' };
  if (otherwise === 'silent') return { default: 'silent' };
  const { article, untested } = otherwise;
  return { ...(article !== undefined && { defaultArticle: article }), ...(untested !== undefined && { defaultUntested: toPlain(untested) }) };
}

function decisionTable(table: TableDefinition): DmnTable {
  const { hit, inputs, outputs, rules, default: otherwise } = table;
  const annotations = ANNOTATIONS.filter((name) => rules.some((rule) => rule[name] !== undefined) || (isDated(table) && (name === 'from' || name === 'until')));
  const defaults = typeof otherwise === 'object' ? otherwise.then : undefined;
  return {
    kind: 'table',
    ...toDmnPolicy(hit),
    inputs: inputs.map((input) => column(input)),
    outputs: outputs.map((output) => column(output, defaults?.get(output.id))),
    annotations,
    rules: rules.map((rule) => dmnRule(rule, table, annotations)),
  };
}

function column(definition: ColumnDefinition, otherwise?: Expression): DmnColumn {
  const { id, type, allowed } = definition;
  return { text: id, typeRef: toDmnType(type), ...(allowed && { values: allowed.text }), ...(otherwise && { default: otherwise.text }), marks: columnMarks(definition) };
}

function columnMarks({ type, optional }: ColumnDefinition): Marks {
  const exact = toDmnType(type) === type || type === 'any';
  return { ...(!exact && { type }), ...(optional && { optional: 'true' }) };
}

function dmnRule(rule: TableRule, { inputs, outputs }: TableDefinition, annotations: readonly (typeof ANNOTATIONS)[number][]): DmnRule {
  return {
    inputs: inputs.map(({ id }) => inputEntry(rule.when.get(id)?.text)),
    outputs: outputs.map(({ id }) => rule.then.get(id)?.text ?? ''),
    annotations: annotations.map((name) => {
      const value = rule[name];
      return value === undefined ? '' : toPlain(value);
    }),
  };
}

/** An irrelevant input is a dash in DMN; one that our author wrote is marked. */
function inputEntry(text: string | undefined): DmnRule['inputs'][number] {
  return { text: text ?? '-', marks: text === '-' ? { written: 'true' } : {} };
}
