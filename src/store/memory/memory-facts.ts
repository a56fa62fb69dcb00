import { canonicalJson } from '../../core/model/canonical-json.js';
import type { Json, JsonObject } from '../../core/model/json.js';
import type { FactQuery } from '../../engine/ports/command-store.js';
import { addDecimals } from '../decimal.js';
import type { MemoryData } from './memory-data.js';

export function memoryFacts(data: MemoryData, company: string, queries: readonly FactQuery[]): JsonObject {
  return Object.fromEntries(queries.map((query) => [query.name, factOf(data, company, query)]));
}

function factOf(data: MemoryData, company: string, query: FactQuery): Json {
  if (query.kind === 'ledger-total') {
    return data.postings
      .filter((one) => one.company === company && one.ledger === query.ledger && one.person === query.person)
      .reduce((total, { amount }) => addDecimals(total, amount), '0');
  }
  const wanted = Object.entries(query.where);
  return [...data.cases.values()].filter(
    ({ row, startData }) =>
      row.company === company &&
      row.workflow === query.workflow &&
      wanted.every(([field, value]) => field in startData && canonicalJson(startData[field]) === canonicalJson(value)),
  ).length;
}
