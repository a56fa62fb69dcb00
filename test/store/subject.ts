import type { Clock } from '../../src/engine/ports/clock.js';
import type { Database } from '../../src/engine/ports/database.js';
import { AT } from './fake-units.js';

/** A database under test, empty at first. */
export interface Subject {
  readonly database: Database;
  /** The same data as another server has it; where one process owns all data, the same object. */
  readonly other: Database;
  readonly clock: ManualClock;
  close(): Promise<void>;
}

/** Opens an empty database, with nothing in common with the ones opened before. */
export type OpenSubject = () => Promise<Subject>;

export class ManualClock implements Clock {
  private instant = AT;

  now(): string {
    return this.instant;
  }

  advance(milliseconds: number): void {
    this.instant = new Date(Date.parse(this.instant) + milliseconds).toISOString();
  }
}

/** Every row of a list, page by page. */
export async function allPages<Row>(
  limit: number,
  read: (page: { limit: number; after?: string }) => Promise<{ rows: readonly Row[]; next: string | null }>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let next: string | null | undefined;
  while (next !== null) {
    const page = await read({ limit, ...(next !== undefined && { after: next }) });
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}

export async function closeAll(...databases: readonly Database[]): Promise<void> {
  for (const database of databases) await database.close();
}
