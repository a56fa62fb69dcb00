import type { CommandStore, CommandUnit, Fence, Receipt } from '../../engine/ports/command-store.js';
import type { RowChanges } from '../../engine/ports/rows.js';
import type { Rejection } from '../../core/model/verdict.js';
import { AccountBook, accountName } from '../account-book.js';
import { Conflict } from '../conflict.js';
import { addDecimals } from '../decimal.js';
import { lostFence, reusedKey } from '../refusals.js';
import { withRetries } from '../retry.js';
import { applyWrite, checkReversals, checkRevision } from './apply-write.js';
import { changedClaims } from './memory-claims.js';
import type { MemoryData } from './memory-data.js';
import { keyText } from './memory-data.js';
import { memoryFacts } from './memory-facts.js';

export function memoryCommandStore(data: MemoryData): CommandStore {
  return {
    submit: (unit) => withRetries(() => submitOnce(data, unit), (error) => (error instanceof Conflict ? 'conflict' : 'error')),
  };
}

/** Nothing is changed before everything that can be refused has been looked at. */
function submitOnce(data: MemoryData, unit: CommandUnit): Receipt {
  const answered = data.answers.get(keyText(unit.company, unit.key.actor, unit.key.key));
  if (answered !== undefined) {
    if (answered.requestHash !== unit.key.requestHash) return { kind: 'rejected', rejection: reusedKey(unit.key) };
    return { kind: 'accepted', answer: answered.answer, replayed: true };
  }
  if (unit.fence !== undefined && !holdsFence(data, unit.company, unit.fence)) return { kind: 'rejected', rejection: lostFence(unit.fence) };
  const stored = data.cases.get(keyText(unit.company, unit.case));
  const loaded = { state: stored?.row.state, head: stored?.head ?? null };
  const decision = unit.decide(loaded, memoryFacts(data, unit.company, unit.facts(loaded)));
  if (decision.kind === 'reject') return { kind: 'rejected', rejection: decision.rejection };
  checkRevision(data, decision.write.rows);
  checkReversals(data, decision.write.rows);
  const tooLow = drawnTooLow(data, decision.write.rows);
  if (tooLow) return { kind: 'rejected', rejection: tooLow };
  const claims = changedClaims(data, decision.write.rows);
  if ('code' in claims) return { kind: 'rejected', rejection: claims };
  applyWrite(data, unit, decision.write);
  for (const [key, holders] of claims) data.claims.set(key, holders);
  return { kind: 'accepted', answer: decision.write.answer, replayed: false };
}

function drawnTooLow(data: MemoryData, { guarded }: RowChanges): Rejection | undefined {
  const book = new AccountBook();
  for (const posting of guarded) {
    const own = data.postings.filter((one) => accountName(one) === accountName(posting));
    book.open(posting, undefined, own.reduce((sum, { amount }) => addDecimals(sum, amount), '0'));
  }
  return book.refusal(guarded);
}

function holdsFence(data: MemoryData, company: string, fence: Fence): boolean {
  const table = { timer: data.timers, job: data.jobs, occurrence: data.occurrences }[fence.kind];
  return table.get(keyText(company, fence.case, fence.id))?.fence === fence.number;
}
