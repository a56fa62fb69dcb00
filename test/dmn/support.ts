import { parse, stringify } from 'yaml';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import type { TableDefinition } from '../../src/core/model/table.js';
import { importDmn } from '../../src/dmn/exchange.js';

/** A definition without the places where its parts stand; its cells by their columns, in whatever order somebody wrote them. */
export function withoutPlaces(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...(value as Map<string, unknown>)].map(([key, one]) => [key, withoutPlaces(one)]));
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, one]) => key !== 'at' && one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutPlaces(one)]));
}

/** A ladder travels, and comes back, as the table that it is read into. */
export function asTable({ ladder: _ladder, ...table }: TableDefinition): TableDefinition {
  return table;
}

const COMPANY = `company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1': One, '1.10': Ten, 投诉-2: 二 }
parameters: { best-line: 3 }
`;

/** What of a company its tables may name, without its workflows and what rests on them: so much is read in a moment. */
export function aroundTables(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const restsOnWorkflows = (path: string, text: string): boolean => path.startsWith('workflows/') || path.endsWith('.docx') || /^(register|letter):/m.test(text);
  const { ledgers: _ledgers, schedules: _schedules, notices: _notices, waived: _waived, ...company } = parse(files['rules/rulebook.yaml'] ?? '') as Record<string, unknown>;
  return { ...Object.fromEntries(Object.entries(files).filter(([path, text]) => !restsOnWorkflows(path, text))), 'rules/rulebook.yaml': stringify(company) };
}

/** Reads a table's YAML as part of a company, with other files of it. */
export function tableIn(id: string, yaml: string, files: Readonly<Record<string, string>> = { 'rules/rulebook.yaml': COMPANY }, company = 'acme'): TableDefinition {
  const { definition, diagnostics } = readRulebook(company, { ...files, [`rules/${id}.yaml`]: yaml });
  const table = definition?.tables.get(id);
  if (!table) throw new Error(`${JSON.stringify(diagnostics, null, 1)}\n${yaml}`);
  return table;
}

/** The one table of a file. */
export async function importOne(xml: string): Promise<{ table: string; yaml: string; notes: readonly string[] }> {
  const { tables, left, refused } = await importDmn(xml);
  if (tables.length !== 1 || !tables[0] || left.length + refused.length > 0) throw new Error(JSON.stringify({ tables, left, refused }, null, 1));
  return tables[0];
}
