import { compileTable, type CompiledTable } from '../../../src/core/decision/compile-table.js';
import { constantsOf } from '../../../src/core/decision/constants.js';
import { toFeel } from '../../../src/core/expression/values.js';
import { feelName } from '../../../src/core/expression/feel-name.js';
import type { DecisionRecord } from '../../../src/core/model/decision-record.js';
import type { Json } from '../../../src/core/model/json.js';
import type { TableDefinition } from '../../../src/core/model/table.js';
import { readRulebook, type RulebookReading } from '../../../src/core/rulebook/read-rulebook.js';
import { sha256 } from '../../../src/engine/history-codec.js';

export const COMPANY = `company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1': One, '2': Two, '3': Three }
parameters: { best-line: 90, top: '"best"' }
`;

/** A rulebook of tables, each given by its lines after `table:` and `article:`. */
export function reading(tables: Readonly<Record<string, string>>): RulebookReading {
  const files = Object.entries(tables).map(([id, text]) => [`rules/${id}.yaml`, `table: ${id}\narticle: '1'\n${text}`]);
  return readRulebook('acme', { 'rules/rulebook.yaml': COMPANY, ...(Object.fromEntries(files) as Record<string, string>) });
}

export function define(text: string): TableDefinition {
  const { definition, diagnostics } = reading({ sample: text });
  const table = definition?.tables.get('sample');
  if (!table) throw new Error(JSON.stringify(diagnostics, null, 1));
  return table;
}

export const CONSTANTS = constantsOf({ timeZone: 'Asia/Shanghai', parameters: reading({}).definition!.parameters });

export function compile(definition: TableDefinition, edition: 1 | 2 = 2): CompiledTable {
  return compileTable(definition, { names: ['best line', 'top', 'now', 'today'], constants: CONSTANTS, edition, hash: sha256 });
}

/** Asks a table in plain values, dates as text. */
export function ask(table: CompiledTable, given: Readonly<Record<string, Json>>, on?: string): DecisionRecord {
  const inputs = table.definition.inputs.map(({ id, type }) => toFeel(given[id], { format: type === 'date and time' ? 'date-time' : type }));
  const scope = Object.fromEntries([...CONSTANTS.values].map(([id, value]) => [feelName(id), value]));
  return table.evaluate(inputs, scope, on).record;
}
