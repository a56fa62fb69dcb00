import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BadCursorError } from '../../../src/store/bad-cursor-error.js';
import type { CaseReader } from '../../../src/engine/ports/case-reader.js';
import type { PageRequest } from '../../../src/engine/ports/page.js';
import { AT, fakeClaim, fakeJob, fakePosting, fakeTimer, fakeUnit, times } from '../fake-units.js';
import { allPages } from '../subject.js';
import type { OpenSubject, Subject } from '../subject.js';

type List = (reader: CaseReader, company: string, page: PageRequest) => Promise<{ rows: readonly unknown[]; next: string | null }>;

const LISTS: readonly (readonly [string, List])[] = [
  ['cases', (reader, company, page) => reader.cases(company, {}, page)],
  ['heads', (reader, company, page) => reader.heads(company, page)],
  ['timers', (reader, company, page) => reader.timers(company, page)],
  ['jobs', (reader, company, page) => reader.jobs(company, 'waiting', page)],
  ['postings', (reader, company, page) => reader.postings(company, {}, page)],
  ['claims', (reader, company, page) => reader.claims(company, {}, page)],
];

export function pagesContract(open: OpenSubject): void {
  describe('lists are read by pages', () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
      await Promise.all(times(11, (n) => subject.database.commands.submit(fullUnit('a', n))));
      await subject.database.commands.submit(fullUnit('b', 0));
    });
    afterAll(async () => subject.close());

    test.each(LISTS)('%s: the pages together are the list, and of one company', async (_, list) => {
      const whole = await list(subject.database.reader, 'a', { limit: 100 });
      expect(whole.rows).toHaveLength(11);
      expect(whole.next).toBeNull();
      for (const limit of [1, 4, 11]) {
        expect(await allPages(limit, (page) => list(subject.database.reader, 'a', page))).toEqual(whole.rows);
      }
      expect((await list(subject.database.reader, 'b', { limit: 100 })).rows).toHaveLength(1);
      expect((await list(subject.database.reader, 'c', { limit: 100 })).rows).toEqual([]);
    });

    test.each(LISTS)('%s: a cursor that is none is refused', async (_, list) => {
      const foreign = Buffer.from(JSON.stringify(['refusals', 1])).toString('base64url');
      const short = Buffer.from(JSON.stringify([_, 'x'.repeat(3), 7])).toString('base64url');
      for (const after of ['', '%%%', 'bm9wZQ', foreign, short, 'x'.repeat(5000)]) {
        await expect(list(subject.database.reader, 'a', { limit: 3, after })).rejects.toThrow(BadCursorError);
      }
    });

    test('a limit that is no number of rows is refused', async () => {
      for (const limit of [0, -1, 1.5, Number.NaN, 1e9]) {
        await expect(subject.database.reader.cases('a', {}, { limit })).rejects.toThrow(RangeError);
      }
    });

    test('cases come newest first, and by filter', async () => {
      const { reader } = subject.database;
      const idsOf = async (filter: object): Promise<readonly string[]> => (await reader.cases('a', filter, { limit: 100 })).rows.map((row) => row.id);
      expect((await idsOf({})).slice(0, 3)).toEqual(['c10', 'c09', 'c08']);
      expect(await idsOf({ workflow: 'travel' })).toEqual(['c09', 'c06', 'c03', 'c00']);
      expect(await idsOf({ status: 'completed', startedBy: 'bob' })).toEqual(['c08', 'c04', 'c00']);
      expect(await idsOf({ parentCase: 'p' })).toEqual(['c01']);
      expect(await idsOf({ workflow: 'none' })).toEqual([]);
      expect(await allPages(3, (page) => reader.cases('a', { status: 'open' }, page))).toHaveLength(8);
    });

    test('postings and claims by filter', async () => {
      const { reader } = subject.database;
      expect((await reader.postings('a', { ledger: 'fines', holder: 'bob' }, { limit: 100 })).rows.map((row) => row.case)).toEqual(['c00', 'c06']);
      expect((await reader.postings('a', { case: 'c03' }, { limit: 100 })).rows).toHaveLength(1);
      expect((await reader.claims('a', { case: 'c03' }, { limit: 100 })).rows).toEqual([
        { company: 'a', workflow: 'leave', claim: 'number', key: '[3]', case: 'c03' },
      ]);
      expect((await reader.claims('a', { claim: 'none' }, { limit: 100 })).rows).toEqual([]);
    });
  });
}

/** A case with a row in every list; every fourth is completed and bob's, every third another workflow. */
function fullUnit(company: string, n: number): ReturnType<typeof fakeUnit> {
  const owner = { company, case: `c${String(n).padStart(2, '0')}` };
  const at = new Date(Date.parse(AT) + Math.floor(n / 2) * 1000).toISOString();
  const bob = n % 4 === 0;
  return fakeUnit({
    ...owner,
    at,
    workflow: n % 3 ? 'leave' : 'travel',
    row: { status: bob ? 'completed' : 'open', startedBy: bob ? 'bob' : 'ann', parentCase: n === 1 ? 'p' : null },
    rows: {
      timersArmed: [fakeTimer({ ...owner, dueAt: at })],
      jobsQueued: [fakeJob({ ...owner, runAt: at })],
      claimsTaken: [fakeClaim({ ...owner, claim: 'number', key: `[${n}]` })],
      postings: [fakePosting({ ...owner, id: 'p', at, ledger: n % 2 ? 'points' : 'fines', holder: n % 3 ? 'ann' : 'bob' })],
    },
  });
}
