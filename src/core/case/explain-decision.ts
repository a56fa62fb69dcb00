import { explainRows, type RowVerdict } from '../decision/explain-rows.js';
import type { Circumstances } from '../model/command.js';
import type { DecisionRecord } from '../model/decision-record.js';
import type { CompiledRulebook } from './compiled.js';
import { newTrace, rulebookScope } from './deed.js';

/** One decision of a case, with what became of every row of its table. */
export interface DecisionExplanation {
  readonly record: DecisionRecord;
  /** False where the record names another hash than the pinned table has: then somebody changed one of them. */
  readonly tableIsTheSame: boolean;
  readonly rows: readonly RowVerdict[];
}

/**
 * Works out anew why each row of a table, or each clause of a formula, did or did not decide. Undefined where the rulebook has no such rule.
 * @param rulebook the version that the case is pinned to
 * @param circumstances of the command that asked the table
 * @param date the case's date (ISO date)
 */
export function explainDecision(rulebook: CompiledRulebook, circumstances: Pick<Circumstances, 'at' | 'actor'>, date: string, record: DecisionRecord): DecisionExplanation | undefined {
  const table = rulebook.tables.get(record.table);
  const formula = rulebook.formulas.get(record.table);
  const rule = record.kind === undefined ? table : formula;
  if (!rule) return undefined;
  const scope = rulebookScope(rulebook, circumstances, date, newTrace());
  const rows = formula ? formula.explain(record, scope, date) : table ? explainRows(table, record, scope, date) : [];
  return { record, tableIsTheSame: record.hash === undefined || record.hash === rule.hash, rows };
}
