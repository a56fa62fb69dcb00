import type { FactDefinition, Period } from '../../model/fact.js';
import type { Expression } from '../../model/expression.js';
import { mapOf, oneOrMany, type EntryReader } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { ANY_NAMES } from '../reader/known.js';
import { checkNameAmong, nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, orText, record, required, reportUnknownKey, withDefault } from '../reader/record.js';
import { word } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { valueUnder } from '../yaml/yaml-node.js';
import { oneHolder } from './one-holder.js';

const account = record({
  ledger: required(nameOf('ledger')),
  person: optional(expression),
  holder: optional(expression),
  within: optional(word('month', 'quarter', 'year')),
  since: optional(expression),
  until: optional(expression),
});

/** An account, and the days whose postings count. */
const ofAccount: Reader<Account> = (node, reading) => {
  const found = account(node, reading);
  if (!found) return undefined;
  const { ledger, within, since, until } = found;
  const holder = oneHolder(found, node, reading);
  if (within && (since ?? until)) reading.report('wrong-kind', node.at, 'Expected either within, or since and until, but found both');
  if (!holder) return undefined;
  const days = { ...(since && { since }), ...(until && { until }) };
  return { ledger, holder: holder.holder, ...(within ? { period: { within } } : Object.keys(days).length > 0 && { period: days }) };
};

const caseCount: Reader<{ readonly workflow: string; readonly where: ReadonlyMap<string, Expression> }> = (node, reading) => {
  const workflow = valueUnder(node, 'workflow');
  const fields = workflow?.kind === 'scalar' ? (reading.known.fieldsOf.get(workflow.source) ?? ANY_NAMES) : ANY_NAMES;
  const where = mapOf<Expression>(({ key, at, value }, inner) => {
    checkNameAmong('field', fields, key, at, inner);
    return expression(value, inner);
  }, 'a map from fields to FEEL expressions');
  return record({ workflow: required(nameOf('workflow')), where: withDefault(where, new Map()) })(node, reading);
};

/** With `each`, the key sees the `item` whose record is meant. */
const ofRecord: Reader<{ readonly workflow: string; readonly key: readonly Expression[]; readonly each?: Expression }> = (node, reading) => {
  const inner = valueUnder(node, 'each') ? { ...reading, scope: [...reading.scope, 'item'] } : reading;
  const found = record({ workflow: required(nameOf('workflow')), each: optional((list, _within) => expression(list, reading)), key: required(oneOrMany(expression)) })(node, inner);
  if (!found) return undefined;
  const { workflow, each, key } = found;
  const parts = reading.known.recordKeys.get(workflow);
  if (parts === key.length) return { workflow, key, ...(each && { each }) };
  const expected = parts === undefined ? 'a workflow of records, which has the key "record"' : `${parts} parts of the key`;
  reading.report('bad-value', node.at, `Expected ${expected}, but found ${parts === undefined ? `"${workflow}"` : key.length}`);
  return undefined;
};

interface Account {
  readonly ledger: string;
  readonly holder: Expression;
  readonly period?: Period;
}

/** What may be looked up, by the key that tells it. */
const KINDS: Readonly<Record<string, Reader<object>>> = {
  'ledger-total': ofAccount,
  'posting-count': ofAccount,
  'posting': orText('posting', record({ posting: required(expression) })),
  'postings': record({ case: required(expression) }),
  'record': ofRecord,
  'case-count': caseCount,
};

/** `{ ledger-total: … }` and the like: what is looked up before each decision. */
export const fact: EntryReader<FactDefinition> = ({ key: id, at, value: node }, reading) => {
  const kinds = Object.keys(KINDS);
  const only = node.kind === 'map' && node.entries.length === 1 ? node.entries[0] : undefined;
  if (!only) return wrongKind(node, `a map with one of ${kinds.join(', ')}`, reading);
  const read = Object.hasOwn(KINDS, only.key) ? KINDS[only.key] : undefined;
  if (!read) reportUnknownKey(only.key, only.at, kinds, reading);
  const found = read?.(only.value, reading);
  return found && ({ ...found, kind: only.key, id, at } as FactDefinition);
};
