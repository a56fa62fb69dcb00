import type { RefusalLog, RefusedAttempt } from '../../engine/ports/refusal-log.js';
import { toStoredInstant } from '../instant.js';
import { REFUSALS } from '../lists.js';
import { instantAt, numberAt, textAt, textOrNullAt } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import { insertRows } from './insert-rows.js';
import type { Row, Runner } from './script.js';
import { commitAfter } from './script.js';
import { selectPage } from './select-page.js';

/** Newest first. */
export function sqlRefusalLog(runner: Runner): RefusalLog {
  return {
    record: async (attempt) => {
      await runner.transact(commitAfter(() => insertRows('refusal', [toRefusalRow(attempt)])));
    },
    refusals: async (company, filter, page) => {
      const { rows, next } = await runner.read(() =>
        selectPage(
          {
            order: REFUSALS,
            columns: ['seq'],
            descending: true,
            select: 'SELECT * FROM refusal',
            where: { company, case_id: filter.case },
            fromRow: (row) => ({ seq: numberAt(row, 'seq'), attempt: fromRefusalRow(row) }),
            keyOf: ({ seq }) => [seq],
          },
          page,
        ),
      );
      return { rows: rows.map(({ attempt }) => attempt), next };
    },
  };
}

function toRefusalRow(attempt: RefusedAttempt): StoredRow {
  return {
    company: attempt.company,
    case_id: attempt.case,
    actor: attempt.actor,
    command: attempt.command,
    at: toStoredInstant(attempt.at),
    code: attempt.code,
    message: attempt.message,
  };
}

function fromRefusalRow(row: Row): RefusedAttempt {
  return {
    company: textAt(row, 'company'),
    case: textOrNullAt(row, 'case_id'),
    actor: textAt(row, 'actor'),
    command: textAt(row, 'command'),
    at: instantAt(row, 'at'),
    code: textAt(row, 'code'),
    message: textAt(row, 'message'),
  };
}
