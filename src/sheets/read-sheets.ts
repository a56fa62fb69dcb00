import type { Sheet } from '../core/model/sheet.js';
import { SHEET_BYTES_MAX } from './limits.js';
import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';
import { SheetError } from './sheet-error.js';

const ZIP = '504b0304';
/** What Excel wrote until 2007, and writes around a file with a password. */
const OLD = 'd0cf11e0';

/** The sheets of a CSV or Excel file, told apart by their bytes. @throws SheetError */
export function readSheets(bytes: Uint8Array): readonly Sheet[] {
  if (bytes.byteLength === 0 || bytes.byteLength > SHEET_BYTES_MAX) throw new SheetError(`Expected a file of 1 to ${SHEET_BYTES_MAX} bytes, but it has ${bytes.byteLength}.`);
  const beginning = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (beginning === OLD) throw new SheetError('Expected an Excel file of the form .xlsx without a password, but this one is of the form .xls, or is protected; save it anew.');
  return beginning === ZIP ? readXlsx(bytes) : [{ name: '', rows: readCsv(bytes) }];
}
