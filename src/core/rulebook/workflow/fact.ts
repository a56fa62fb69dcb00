import type { FactDefinition } from '../../model/definition.js';
import type { Expression } from '../../model/expression.js';
import { mapOf, type EntryReader } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { ANY_NAMES } from '../reader/known.js';
import { checkNameAmong, nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { record, required, reportUnknownKey, withDefault } from '../reader/record.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { valueUnder } from '../yaml/yaml-node.js';

const ledgerTotal = record({ ledger: required(nameOf('ledger')), person: required(expression) });

const caseCount: Reader<{ readonly workflow: string; readonly where: ReadonlyMap<string, Expression> }> = (node, reading) => {
  const workflow = valueUnder(node, 'workflow');
  const fields = workflow?.kind === 'scalar' ? (reading.known.fieldsOf.get(workflow.source) ?? ANY_NAMES) : ANY_NAMES;
  const where = mapOf<Expression>(({ key, at, value }, inner) => {
    checkNameAmong('field', fields, key, at, inner);
    return expression(value, inner);
  }, 'a map from fields to FEEL expressions');
  return record({ workflow: required(nameOf('workflow')), where: withDefault(where, new Map()) })(node, reading);
};

/** `{ ledger-total: … }` or `{ case-count: … }`: what is looked up before each decision. */
export const fact: EntryReader<FactDefinition> = ({ key: id, at, value: node }, reading) => {
  if (node.kind !== 'map' || node.entries.length !== 1) return wrongKind(node, 'a map with one of ledger-total and case-count', reading);
  const [only] = node.entries;
  if (only?.key === 'ledger-total') {
    const found = ledgerTotal(only.value, reading);
    return found && { ...found, kind: 'ledger-total', id, at };
  }
  if (only?.key === 'case-count') {
    const found = caseCount(only.value, reading);
    return found && { ...found, kind: 'case-count', id, at };
  }
  if (only) reportUnknownKey(only.key, only.at, ['ledger-total', 'case-count'], reading);
  return undefined;
};
