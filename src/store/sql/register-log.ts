import type { RegisterLog, RegisterReading } from '../../engine/ports/register-log.js';
import { toStoredInstant } from '../instant.js';
import { REGISTER_READINGS } from '../lists.js';
import { instantAt, jsonAt, numberAt, textAt, toJsonCell } from './cells.js';
import { insertRows, type StoredRow } from './insert-rows.js';
import type { Row, Runner } from './script.js';
import { commitAfter } from './script.js';
import { selectPage } from './select-page.js';

export function sqlRegisterLog(runner: Runner): RegisterLog {
  return {
    record: async (reading) => {
      await runner.transact(commitAfter(() => insertRows('register_reading', [toReadingRow(reading)])));
    },
    list: (company, { register, person }, page) =>
      runner.read(() =>
        selectPage(
          {
            order: REGISTER_READINGS,
            columns: ['at', 'id'],
            descending: true,
            select: 'SELECT * FROM register_reading',
            where: { company, register, person },
            fromRow: fromReadingRow,
            keyOf: ({ at, id }) => [at, id],
          },
          page,
        ),
      ),
  };
}

function toReadingRow({ company, id, register, person, at, asked, rows }: RegisterReading): StoredRow {
  return { company, id, register, person, at: toStoredInstant(at), asked: toJsonCell(asked), row_count: rows };
}

function fromReadingRow(row: Row): RegisterReading {
  return {
    company: textAt(row, 'company'),
    id: textAt(row, 'id'),
    register: textAt(row, 'register'),
    person: textAt(row, 'person'),
    at: instantAt(row, 'at'),
    asked: jsonAt(row, 'asked') as RegisterReading['asked'],
    rows: numberAt(row, 'row_count'),
  };
}
