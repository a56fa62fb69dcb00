import type { AttachmentIndex, FileStore, StoredAttachment } from '../../engine/ports/attachment-store.js';
import { toStoredInstant } from '../instant.js';
import { bytesAt, hexAt, instantAt, numberAt, textAt, toHashCell } from './cells.js';
import { insertRows, type StoredRow } from './insert-rows.js';
import type { Row, Runner, Script } from './script.js';
import { commitAfter, rowOf } from './script.js';

export function sqlAttachmentIndex(runner: Runner): AttachmentIndex {
  return {
    record: async ({ company, file, type, bytes, uploadedBy, at }) => {
      await runner.transact(commitAfter(() => addOnce({ table: 'attachment', company, file }, { type, bytes, uploaded_by: uploadedBy, at: toStoredInstant(at) })));
    },
    find: async (company, file) => {
      const row = await runner.read(() => rowOf('SELECT * FROM attachment WHERE company = ? AND file = ?', [company, toHashCell(file)]));
      return row && fromAttachmentRow(row);
    },
  };
}

export function sqlFileStore(runner: Runner): FileStore {
  return {
    put: async (company, file, bytes) => {
      await runner.transact(commitAfter(() => addOnce({ table: 'file_content', company, file }, { content: Buffer.from(bytes) })));
    },
    get: async (company, file) => {
      const row = await runner.read(() => rowOf('SELECT content FROM file_content WHERE company = ? AND file = ?', [company, toHashCell(file)]));
      return row && bytesAt(row, 'content');
    },
  };
}

interface Place {
  readonly table: 'attachment' | 'file_content';
  readonly company: string;
  readonly file: string;
}

/** A running server may add to these tables and change nothing; of two that add the same file, the second tries again and finds it. */
function* addOnce({ table, company, file }: Place, columns: StoredRow): Script<void> {
  const key = { company, file: toHashCell(file) };
  const known = yield* rowOf(`SELECT company FROM ${table} WHERE company = ? AND file = ?`, Object.values(key));
  if (!known) yield* insertRows(table, [{ ...key, ...columns }]);
}

function fromAttachmentRow(row: Row): StoredAttachment {
  return {
    company: textAt(row, 'company'),
    file: hexAt(row, 'file'),
    type: textAt(row, 'type'),
    bytes: numberAt(row, 'bytes'),
    uploadedBy: textAt(row, 'uploaded_by'),
    at: instantAt(row, 'at'),
  };
}
