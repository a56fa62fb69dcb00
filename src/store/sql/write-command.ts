import type { CommandUnit, Receipt, WriteSet } from '../../engine/ports.js';
import type { Rejection } from '../../core/model/verdict.js';
import { lostFence } from '../refusals.js';
import { toStoredInstant } from '../instant.js';
import { toJsonCell } from './cells.js';
import type { Dialect } from './dialect.js';
import { findAnswer } from './find-answer.js';
import { toHistoryRow } from './history-row.js';
import { holdsFence } from './holds-fence.js';
import { insertRows } from './insert-rows.js';
import { loadCase } from './load-case.js';
import { lookUpFacts } from './look-up-facts.js';
import { toOutboxRow } from './outbox-row.js';
import { toPostingRow } from './posting-row.js';
import { saveCase } from './save-case.js';
import { saveClaims } from './save-claims.js';
import { saveJobs } from './save-jobs.js';
import { saveTasks } from './save-tasks.js';
import { saveTimers } from './save-timers.js';
import type { Ending, Script } from './script.js';

/** One command is one transaction: the whole of it, between its begin and its commit or roll-back. */
export function* writeCommand(dialect: Dialect, unit: CommandUnit): Script<Ending<Receipt>> {
  const answered = yield* findAnswer(unit);
  if (answered !== undefined) return { kind: 'roll-back', value: answered };
  if (unit.fence !== undefined && !(yield* holdsFence(dialect, unit.company, unit.fence))) return refused(lostFence(unit.fence));
  const loaded = yield* loadCase(unit.company, unit.case);
  const facts = yield* lookUpFacts(dialect, unit.company, unit.facts(loaded));
  const decision = unit.decide(loaded, facts);
  if (decision.kind === 'reject') return refused(decision.rejection);
  const refusal = yield* saveWrite(dialect, unit, decision.write);
  if (refusal !== undefined) return refused(refusal);
  return { kind: 'commit', value: { kind: 'accepted', answer: decision.write.answer, replayed: false } };
}

function refused(rejection: Rejection): Ending<Receipt> {
  return { kind: 'roll-back', value: { kind: 'rejected', rejection } };
}

/** The case row first: of two commands on one case the second one stops there, having written nothing else. */
function* saveWrite(dialect: Dialect, unit: CommandUnit, write: WriteSet): Script<Rejection | undefined> {
  yield* saveCase(write);
  const refusal = yield* saveClaims(dialect, write.rows);
  if (refusal !== undefined) return refusal;
  yield* insertRows('history', [toHistoryRow(unit.company, write.entry)]);
  yield* insertRows('idempotency', [toIdempotencyRow(unit, write)]);
  yield* saveTasks(write.rows);
  yield* saveTimers(write.rows);
  yield* saveJobs(write.rows, write.entry.at);
  yield* insertRows('posting', write.rows.postings.map(toPostingRow));
  yield* insertRows('outbox', write.rows.outbox.map(toOutboxRow));
  return undefined;
}

function toIdempotencyRow({ company, key }: CommandUnit, { entry, answer }: WriteSet): Record<string, string | Uint8Array> {
  return {
    company,
    actor: key.actor,
    command_key: key.key,
    request_hash: key.requestHash,
    case_id: entry.case,
    at: toStoredInstant(entry.at),
    answer: toJsonCell(answer),
  };
}
