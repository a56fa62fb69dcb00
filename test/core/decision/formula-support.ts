import { compileRulebook } from '../../../src/core/case/compile-rulebook.js';
import { addRules } from '../../../src/core/case/rule-functions.js';
import { formatOf, type CompiledFormula } from '../../../src/core/decision/formula/compile-formula.js';
import { feelName } from '../../../src/core/expression/feel-name.js';
import { toFeel } from '../../../src/core/expression/values.js';
import { parametersOf } from '../../../src/core/model/formula.js';
import type { DecisionRecord } from '../../../src/core/model/decision-record.js';
import type { Json } from '../../../src/core/model/json.js';
import { lint } from '../../../src/core/lint/lint.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { sha256 } from '../../../src/engine/history-codec.js';

const COMPANY = `company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1': One, '2': Two, '3': Three }
parameters: { best-line: { value: 90, article: '1' }, places: { value: 3, article: '1' } }
`;

/** What reading and checking a rulebook of one rule finds, as `rule: message`. */
export function faults(text: string): readonly string[] {
  const { definition, diagnostics } = readRulebook('acme', { 'rules/rulebook.yaml': COMPANY, 'rules/sample.yaml': text });
  return [...diagnostics, ...(definition ? lint(definition) : [])]
    .filter(({ rule }) => !['unused-parameter', 'uncited-article', 'table-without-example'].includes(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

export interface Asked {
  readonly formula: CompiledFormula;
  readonly ask: (given: Readonly<Record<string, Json>>, on?: string) => DecisionRecord;
  readonly why: (record: DecisionRecord) => readonly string[];
}

/** A formula or ladder named "sample", to be asked in plain values. */
export function sample(text: string): Asked {
  const { definition, diagnostics } = readRulebook('acme', { 'rules/rulebook.yaml': COMPANY, 'rules/sample.yaml': text });
  if (!definition) throw new Error(JSON.stringify(diagnostics, null, 1));
  const rulebook = compileRulebook(definition, 'v', sha256);
  const formula = rulebook.formulas.get('sample')!;
  const scope: Record<string, unknown> = Object.fromEntries([...definition.parameters.values()].map(({ id, value }) => [feelName(id), toFeel(value, undefined)]));
  addRules(scope, rulebook, undefined, () => undefined);
  return {
    formula,
    ask: (given, on) => formula.evaluate(parametersOf(formula.definition).map((name) => toFeel(given[name], formatOf(formula.definition, name))), scope, on).record,
    why: (record) => formula.explain(record, scope, record.on).map(({ row, verdict }) => `${row} ${verdict}`),
  };
}
