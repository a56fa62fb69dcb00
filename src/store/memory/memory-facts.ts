import { canonicalJson } from '../../core/model/canonical-json.js';
import type { Json, JsonObject } from '../../core/model/json.js';
import { postingReference } from '../../core/model/posting.js';
import { RECORD_CLAIM } from '../../core/model/record.js';
import type { FactQuery } from '../../engine/ports/command-store.js';
import type { PostingRow } from '../../engine/ports/rows.js';
import { collected } from '../collected.js';
import { addDecimals } from '../decimal.js';
import { toPostingFact } from '../posting-fact.js';
import { memoryDeputyshipsOf } from './memory-deputies.js';
import { recordFact } from '../record-fact.js';
import { keyText, type MemoryData } from './memory-data.js';

export function memoryFacts(data: MemoryData, company: string, queries: readonly FactQuery[]): JsonObject {
  return Object.fromEntries(queries.map((query) => [query.name, factOf(data, company, query)]));
}

function factOf(data: MemoryData, company: string, query: FactQuery): Json {
  const all = data.postings.filter((one) => one.company === company);
  const isReversed = (one: PostingRow): boolean => all.some(({ reverses }) => reverses === postingReference(one.case, one.id));
  const stands = (one: PostingRow): boolean => one.reverses === null && !isReversed(one);
  switch (query.kind) {
    case 'case-count':
      return caseCount(data, company, query);
    case 'record':
      return recordOf(data, company, query.workflow, query.key);
    case 'records':
      return query.keys.map((key) => recordOf(data, company, query.workflow, key)).filter((found) => found !== null);
    case 'cases':
      return collectedCases(data, company, query);
    case 'ledger-total':
      return all.filter((one) => isOnAccount(one, query)).reduce((total, { amount }) => addDecimals(total, amount), '0');
    case 'posting-count':
      return all.filter((one) => isOnAccount(one, query) && stands(one)).length;
    case 'deputyships':
      return memoryDeputyshipsOf(data, company, query.deputy).map((one): JsonObject => ({ ...one }));
    case 'posting': {
      const found = all.find((one) => one.case === query.case && one.id === query.posting);
      return found ? toPostingFact(found, isReversed(found)) : null;
    }
    default:
      return all.filter((one) => one.case === query.case && stands(one)).map((one) => toPostingFact(one, false));
  }
}

function recordOf(data: MemoryData, company: string, workflow: string, key: readonly Json[]): JsonObject | null {
  const [holder] = data.claims.get(keyText(company, workflow, RECORD_CLAIM, canonicalJson(key)))?.keys() ?? [];
  const found = holder === undefined ? undefined : data.cases.get(keyText(company, holder));
  return found ? recordFact(found.row.state) : null;
}

function isOnAccount({ ledger, holder, at }: PostingRow, query: Extract<FactQuery, { ledger: string }>): boolean {
  return ledger === query.ledger && holder === query.holder && (query.since === undefined || at >= query.since) && (query.before === undefined || at < query.before);
}

function caseCount(data: MemoryData, company: string, query: Extract<FactQuery, { kind: 'case-count' }>): number {
  const wanted = Object.entries(query.where);
  return [...data.cases.values()].filter(
    ({ row, startData }) =>
      row.company === company &&
      row.workflow === query.workflow &&
      wanted.every(([field, value]) => field in startData && canonicalJson(startData[field]) === canonicalJson(value)),
  ).length;
}

function collectedCases(data: MemoryData, company: string, query: Extract<FactQuery, { kind: 'cases' }>): Json {
  const cases = [...data.cases.values()]
    .map(({ row }) => row)
    .filter((row) => row.company === company && row.workflow === query.workflow && row.status === 'open' && (query.until === undefined || row.startedAt <= query.until))
    .sort((one, other) => (one.startedAt + one.id < other.startedAt + other.id ? -1 : 1))
    .flatMap(({ state }) => collected(state, query) ?? []);
  return { cases: cases.slice(0, query.most), more: cases.length > query.most };
}
