import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewDeputyship } from '../../../src/engine/ports/deputy-store.js';
import { fakeUnit } from '../fake-units.js';
import { allPages } from '../subject.js';
import type { OpenSubject, Subject } from '../subject.js';

const ONE: NewDeputyship = {
  company: 'a', id: 'one', principal: 'ann', deputy: 'bob', from: '2026-03-01', to: '2026-03-04', workflows: ['loan', '赎回'], posts: null, reason: '出差 𠮷', madeBy: 'ann', madeAt: '2026-03-01T08:00:00.001Z',
};

export function deputiesContract(open: OpenSubject): void {
  describe('deputyships', () => {
    let subject: Subject;
    beforeAll(async () => (subject = await open()));
    afterAll(async () => subject.close());

    const inTransaction = async (company: string, deputy: string): Promise<unknown> => {
      let seen: unknown;
      const facts = [{ name: 'found', kind: 'deputyships', deputy }] as const;
      await subject.database.commands.submit(fakeUnit({ company, case: `asking-${deputy}`, facts, onDecide: (_, found) => (seen = found['found']) }));
      return seen;
    };

    test('are added once, found, listed and looked up by commands until somebody ends them', async () => {
      const { deputies } = subject.database;
      const kept = { ...ONE, endedBy: null, endedAt: null };
      expect(await deputies.add(ONE)).toEqual(kept);
      expect(await deputies.add({ ...ONE, deputy: 'cid' })).toEqual(kept);
      const second = { ...ONE, id: 'two', workflows: null, posts: ['head'], madeAt: '2026-03-01T08:00:00.002Z' };
      await deputies.add(second);
      await deputies.add({ ...ONE, company: 'b' });
      expect(await deputies.find('a', 'one')).toEqual(kept);
      expect(await deputies.find('c', 'one')).toBeUndefined();
      expect(await inTransaction('a', 'bob')).toEqual([kept, { ...second, endedBy: null, endedAt: null }]);
      expect(await inTransaction('a', 'ann')).toEqual([]);
      for (const by of ['ada', 'ann']) await deputies.end('a', 'one', by, '2026-03-02T08:00:00.000Z');
      const ended = { ...ONE, endedBy: 'ada', endedAt: '2026-03-02T08:00:00.000Z' };
      expect(await deputies.find('a', 'one')).toEqual(ended);
      expect(await inTransaction('a', 'bob')).toEqual([{ ...second, endedBy: null, endedAt: null }]);
      expect(await inTransaction('b', 'bob')).toHaveLength(1);
      const pages = await allPages(1, (page) => deputies.list('a', { principal: 'ann', deputy: 'bob' }, page));
      expect(pages).toEqual([{ ...second, endedBy: null, endedAt: null }, ended]);
      expect((await deputies.list('a', { principal: 'bob' }, { limit: 9 })).rows).toEqual([]);
    });

    test('are found for many people at once: those that nobody has ended and that are not over, of each person the newest first', async () => {
      const { deputies } = subject.database;
      const others = Array.from({ length: 150 }, (_, index) => `person-${index}`);
      const standing = (people: readonly string[], day: string): Promise<readonly string[]> => deputies.standing('s', people, day).then((found) => found.map(({ id }) => id));
      const laid = { ...ONE, company: 's' };
      await deputies.add({ ...laid, id: 'older' });
      await deputies.add({ ...laid, id: 'newer', to: '2026-03-05', madeAt: '2026-03-01T09:00:00.000Z' });
      await deputies.add({ ...laid, id: 'ended', madeAt: '2026-03-01T10:00:00.000Z' });
      await deputies.add({ ...laid, id: 'of-the-last', principal: 'person-149' });
      await deputies.add({ ...laid, id: 'elsewhere', company: 't' });
      await deputies.end('s', 'ended', 'ada', '2026-03-02T08:00:00.000Z');
      expect(await standing(['ann', 'bob'], '2026-03-04')).toEqual(['newer', 'older']);
      expect(await standing(['ann', ...others], '2026-03-04')).toEqual(['newer', 'older', 'of-the-last']);
      expect(await standing(['ann', ...others], '2026-03-05')).toEqual(['newer']);
      expect(await standing([], '2026-03-01')).toEqual([]);
    });
  });
}
