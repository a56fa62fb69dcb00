import type { Sheet } from '../../core/model/sheet.js';
import { readSheets } from '../../sheets/read-sheets.js';
import { SheetError } from '../../sheets/sheet-error.js';
import { ProblemException } from '../problems/problem-exception.js';

/** The sheets of an uploaded CSV or Excel file. @throws ProblemException */
export function sheetsIn(body: unknown): readonly Sheet[] {
  if (!Buffer.isBuffer(body)) throw new ProblemException('forms-not-taken', 'Expected the bytes of a CSV or Excel file as application/octet-stream, but the body is something else.');
  try {
    return readSheets(body);
  } catch (error) {
    if (error instanceof SheetError) throw new ProblemException('sheet-unreadable', error.message, { ...(error.row !== undefined && { details: { row: error.row } }) });
    throw error;
  }
}
