import type { Backlog } from '../../engine/ports/backlog.js';
import type { NoticePlace, NoticeRow, NoticeStore, NoticeWords, StoredNotice, Told } from '../../engine/ports/notice-store.js';
import type { NoticeKind } from '../../core/model/notice.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import { toStoredInstant } from '../instant.js';
import { NOTICES } from '../lists.js';
import { instantAt, instantOrNullAt, jsonAt, numberAt, textAt, textOrNullAt, toJsonCell } from './cells.js';
import { toDeliveryRow } from './delivery-row.js';
import { findBacklogs, moveOn } from './followers.js';
import type { Dialect } from './dialect.js';
import { insertRows, type StoredRow } from './insert-rows.js';
import type { Row, Runner, Script } from './script.js';
import { changesOf, commitAfter, rowOf } from './script.js';
import { selectPage } from './select-page.js';

export function sqlNoticeStore(dialect: Dialect, runner: Runner): NoticeStore {
  return {
    backlogs: () => runner.read(() => findBacklogs('notice_position')),
    tell: (backlog, upTo, told) => runner.transact(commitAfter(() => tell(dialect, backlog, upTo, told))),
    notices: (company, person, filter, page) => runner.read(() => list(company, person, filter, page)),
    countUnread: (company, person) => runner.read(() => countUnread(company, person)),
    markRead: (company, person, upTo, at) => runner.transact(commitAfter(() => markRead(company, person, upTo, at))),
    markOneRead: (company, person, place, at) => runner.transact(commitAfter(() => markOneRead(company, person, place, at))),
  };
}

function* tell(dialect: Dialect, backlog: Backlog, upTo: number, { notices, deliveries }: Told): Script<boolean> {
  if (!(yield* moveOn(dialect, 'notice_position', backlog, upTo))) return false;
  yield* insertRows('notice', notices.map(toNoticeRow), '', dialect);
  yield* insertRows('delivery', deliveries.map(toDeliveryRow), '', dialect);
  return true;
}

function list(company: string, person: string, { unread }: { readonly unread: boolean }, page: PageRequest): Script<Page<StoredNotice>> {
  return selectPage(
    {
      order: NOTICES,
      columns: ['position', 'number'],
      descending: true,
      select: 'SELECT * FROM notice',
      where: { company, person, ...(unread && { read_at: null }) },
      fromRow: fromNoticeRow,
      keyOf: ({ position, number }) => [position, number],
    },
    page,
  );
}

function* countUnread(company: string, person: string): Script<number> {
  const row = yield* rowOf('SELECT COUNT(*) AS unread FROM notice WHERE company = ? AND person = ? AND read_at IS NULL', [company, person]);
  return row ? numberAt(row, 'unread') : 0;
}

function markRead(company: string, person: string, { position, number }: NoticePlace, at: string): Script<number> {
  return changesOf('UPDATE notice SET read_at = ? WHERE company = ? AND person = ? AND read_at IS NULL AND (position < ? OR (position = ? AND number <= ?))', [toStoredInstant(at), company, person, position, position, number]);
}

function* markOneRead(company: string, person: string, { position, number }: NoticePlace, at: string): Script<boolean> {
  const key = [company, person, position, number];
  yield* changesOf('UPDATE notice SET read_at = ? WHERE company = ? AND person = ? AND position = ? AND number = ? AND read_at IS NULL', [toStoredInstant(at), ...key]);
  return (yield* rowOf('SELECT position FROM notice WHERE company = ? AND person = ? AND position = ? AND number = ?', key)) !== undefined;
}

function toNoticeRow({ company, person, position, number, kind, case: id, task, at, words }: NoticeRow): StoredRow {
  return { company, person, position, number, kind, case_id: id, task, at: toStoredInstant(at), words: toJsonCell(words), read_at: null };
}

export function fromNoticeRow(row: Row): StoredNotice {
  return {
    company: textAt(row, 'company'),
    person: textAt(row, 'person'),
    position: numberAt(row, 'position'),
    number: numberAt(row, 'number'),
    kind: textAt(row, 'kind') as NoticeKind,
    case: textAt(row, 'case_id'),
    task: textOrNullAt(row, 'task'),
    at: instantAt(row, 'at'),
    words: jsonAt(row, 'words') as unknown as NoticeWords,
    readAt: instantOrNullAt(row, 'read_at'),
  };
}
