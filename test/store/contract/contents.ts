import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/core/model/json.js';
import type { FactQuery } from '../../../src/engine/ports/command-store.js';
import { fakePosting, fakeUnit } from '../fake-units.js';
import type { OpenSubject, Subject } from '../subject.js';

const TEXT = '赎回批次 𠮷🀄👨‍👩‍👧 é \u0000 "quoted" \\ trailing ';

export function contentsContract(open: OpenSubject): void {
  describe('what goes in comes out', () => {
    let subject: Subject;
    beforeAll(async () => (subject = await open()));
    afterAll(async () => subject.close());

    const factsOf = async (company: string, facts: readonly FactQuery[]): Promise<JsonObject> => {
      let seen: JsonObject = {};
      await subject.database.commands.submit(fakeUnit({ company, case: 'asking', workflow: 'asking', facts, onDecide: (_, found) => (seen = found) }));
      expect(await subject.database.reader.facts(company, facts)).toEqual(seen);
      return seen;
    };

    test('text of every kind, in data and in ids', async () => {
      const caseId = '案-𠮷 ';
      await subject.database.commands.submit(fakeUnit({ company: '公司', case: caseId, actor: '王🀄', data: { text: TEXT, number: 1e21, none: null } }));
      expect((await subject.database.reader.case('公司', caseId))?.state.data).toEqual({ text: TEXT, number: 1e21, none: null, count: 1 });
      expect(await subject.database.reader.case('公司', '案-𠮷')).toBeUndefined();
      expect(await subject.database.reader.history('公司', caseId, 1, 9)).toMatchObject([{ case: caseId, revision: 1 }]);
    });

    test('ids that differ by case or by a trailing space are two ids', async () => {
      for (const id of ['x', 'X', 'x ', 'é', 'e']) await subject.database.commands.submit(fakeUnit({ company: 'ids', case: id }));
      expect((await subject.database.reader.heads('ids', { limit: 9 })).rows.map((head) => head.case)).toEqual(['X', 'e', 'x', 'x ', 'é']);
    });

    test('instants keep their milliseconds', async () => {
      for (const at of ['2026-03-01T08:00:00.000Z', '2026-12-31T23:59:59.999Z', '1999-01-01T00:00:00.001Z']) {
        await subject.database.commands.submit(fakeUnit({ company: 'time', case: at, at }));
        expect(await subject.database.reader.case('time', at)).toMatchObject({ startedAt: at, updatedAt: at });
        expect(await subject.database.reader.history('time', at, 1, 1)).toMatchObject([{ at }]);
      }
    });

    test('amounts are exact, and their total is', async () => {
      const amounts = ['99999999999999999999.9999999999', '0.0000000001', '-0.1', '0.2', '-7.50', '-0'];
      const postings = amounts.map((amount, n) => fakePosting({ company: 'sum', case: 'c', id: `p${n}`, amount, reason: TEXT.replace('\u0000', '') }));
      await subject.database.commands.submit(fakeUnit({ company: 'sum', case: 'c', rows: { postings } }));
      const stored = (await subject.database.reader.postings('sum', {}, { limit: 9 })).rows;
      expect(stored.map((row) => row.amount)).toEqual(['99999999999999999999.9999999999', '0.0000000001', '-0.1', '0.2', '-7.5', '0']);
      expect(stored[0]).toEqual({ ...postings[0] });
      const query = { kind: 'ledger-total', ledger: 'points' } as const;
      expect(await factsOf('sum', [{ ...query, name: 'total', holder: 'ann' }, { ...query, name: 'nothing', holder: 'bob' }])).toEqual({
        total: '99999999999999999992.6',
        nothing: '0',
      });
      expect(await subject.database.reader.facts('other', [{ ...query, name: 'total', holder: 'ann' }])).toEqual({ total: '0' });
    });

    test('cases are counted by the data that they started with', async () => {
      const data = [{ channel: '网', size: 1 }, { channel: '网', size: 2 }, { channel: '网 ', size: 1 }, { channel: null, size: '1' }];
      for (const [n, one] of data.entries()) await subject.database.commands.submit(fakeUnit({ company: 'count', case: `c${n}`, data: one }));
      await subject.database.commands.submit(fakeUnit({ company: 'count', case: 'c0', data: { channel: 'changed later' } }));
      await subject.database.commands.submit(fakeUnit({ company: 'count', case: 'other', workflow: 'travel', data: data[0] ?? {} }));
      const count = (name: string, where: JsonObject): FactQuery => ({ name, kind: 'case-count', workflow: 'leave', where });
      expect(
        await factsOf('count', [
          count('all', {}),
          count('channel', { channel: '网' }),
          count('both', { channel: '网', size: 1 }),
          count('text', { size: '1' }),
          count('none', { channel: null }),
          count('unknown', { missing: 1 }),
        ]),
      ).toEqual({ all: 4, channel: 2, both: 1, text: 1, none: 1, unknown: 0 });
    });

    test('an entry of 256 KiB', async () => {
      const data = { long: '长'.repeat(80_000) };
      await subject.database.commands.submit(fakeUnit({ company: 'big', case: 'c', data }));
      expect((await subject.database.reader.case('big', 'c'))?.state.data['long']).toBe(data.long);
    });

    test('the database answers', async () => {
      await expect(subject.database.ping()).resolves.toBeUndefined();
      expect(subject.database.clock.now()).toBe(subject.clock.now());
    });
  });
}
