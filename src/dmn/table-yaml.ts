import { Document, isMap, isSeq, Scalar, type YAMLMap } from 'yaml';
import type { ColumnDefinition, DefaultRule, TableRule } from '../core/model/table.js';
import type { Expression } from '../core/model/expression.js';
import type { ImportedTable } from './from-dmn.js';

const WIDTH_MAX = 140;

/** A table as the YAML that an author would write: a row on a line, comments kept. */
export function tableYaml({ definition, comments }: Pick<ImportedTable, 'definition' | 'comments'>): string {
  const { id, title, source, article, untested, hit, inputs, outputs, rules, default: otherwise, examples } = definition;
  const document = new Document({
    table: id,
    ...(title !== undefined && { title }),
    ...(source !== undefined && { source: source.length === 1 ? source[0] : source }),
    ...(article !== undefined && { article }),
    ...(untested !== undefined && { untested }),
    hit,
    inputs: columns(inputs),
    outputs: columns(outputs),
    rules: rules.map(row),
    ...(otherwise !== undefined && { default: otherwise === 'silent' ? otherwise : row(otherwise) }),
    ...(examples.length > 0 && { examples: examples.map(({ given, on, then }) => ({ given, ...(on !== undefined && { on }), then })) }),
  });
  const root = document.contents as unknown as YAMLMap;
  if (comments.top.length > 0) root.commentBefore = comments.top.flatMap((text) => text.split(/\r?\n/)).map((line) => ` ${safe(line)}`).join('\n');
  for (const key of ['title', 'untested', 'default']) flow(root.get(key, true));
  for (const key of ['inputs', 'outputs']) flowWhereShort(root.get(key, true));
  for (const key of ['rules', 'examples']) flowItems(root.get(key, true), key === 'rules' ? comments.rows : new Map());
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true });
}

function columns(definitions: readonly ColumnDefinition[]): Record<string, unknown> {
  return Object.fromEntries(definitions.map(({ id, type, allowed, optional }) => [id, allowed || optional ? { type, ...(allowed && { allowed: feel(allowed) }), ...(optional && { optional }) } : type]));
}

function row(rule: TableRule | DefaultRule): Record<string, unknown> {
  const { when, then, article, from, until, untested }: Partial<TableRule> & DefaultRule = rule;
  return {
    ...(when && when.size > 0 && { when: cells(when) }),
    then: cells(then),
    ...(article !== undefined && { article }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(untested !== undefined && { untested }),
  };
}

function cells(found: ReadonlyMap<string, Expression>): Record<string, unknown> {
  return Object.fromEntries([...found].map(([id, expression]) => [id, feel(expression)]));
}

/** A number or truth value that reads back as the same text stands for itself; words stand bare; all else is quoted. */
function feel({ text }: Expression): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d{1,15}(\.\d+)?$/.test(text) && String(Number(text)) === text) return Number(text);
  const scalar = new Scalar(text);
  if (!/^[\p{L}][\p{L}\p{N} ]*$/u.test(text)) scalar.type = text.includes('\n') ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
  return scalar;
}

function flow(node: unknown): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}

/** Columns on one line, where they fit. */
function flowWhereShort(node: unknown): void {
  if (!isMap(node)) return;
  for (const { value } of node.items) flow(value);
  const length = JSON.stringify(node).length;
  if (length <= WIDTH_MAX || node.items.length === 0) node.flow = true;
}

function flowItems(node: unknown, comments: ReadonlyMap<number, string>): void {
  if (!isSeq(node)) return;
  for (const [index, item] of node.items.entries()) {
    flow(item);
    const comment = comments.get(index);
    if (comment !== undefined && isMap(item)) item.comment = ` ${safe(comment)}`;
  }
  if (node.items.length === 0) node.flow = true;
}

/** On one line, without what YAML takes for no text. */
function safe(comment: string): string {
  return comment.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029\ufffd-\uffff]+/g, ' ').trim();
}
