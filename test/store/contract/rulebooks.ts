import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Draft, Release } from '../../../src/engine/ports/rulebook-store.js';
import { AT, sha256, times } from '../fake-units.js';
import type { OpenSubject, Subject } from '../subject.js';

export function rulebooksContract(open: OpenSubject): void {
  describe('rulebooks', () => {
    let subject: Subject;
    beforeAll(async () => (subject = await open()));
    afterAll(async () => subject.close());

    const release = (company: string, text: string, inForceFrom: string): Promise<Release> =>
      subject.database.rulebooks.release(
        { company, version: sha256(text), inForceFrom, releasedAt: AT, releasedBy: 'ann', note: null },
        Buffer.from(text),
      );
    const draft = (company: string, text: string): Draft => ({
      company,
      files: { 'rules/rulebook.yaml': text },
      etag: sha256(text),
      savedBy: '王',
      authors: ['ann', '王'],
      savedAt: AT,
    });

    test('releases are numbered, kept byte by byte, and the same content is the same release', async () => {
      const first = await release('a', '第一版 🀄', '2026-01-01');
      const second = await release('a', 'second', '2026-02-01');
      expect([first.number, second.number]).toEqual([1, 2]);
      expect(await release('a', '第一版 🀄', '2027-01-01')).toEqual(first);
      expect(await subject.database.rulebooks.releases('a')).toEqual([first, second]);
      const bytes = await subject.database.rulebooks.bytes('a', first.version);
      expect(Buffer.from(bytes ?? []).toString()).toBe('第一版 🀄');
      expect(await subject.database.rulebooks.bytes('b', first.version)).toBeUndefined();
      expect(await subject.database.rulebooks.releases('b')).toEqual([]);
    });

    test('the release in force is the last one that has begun', async () => {
      await release('dates', 'one', '2026-01-01');
      await release('dates', 'two', '2026-03-01');
      await release('dates', 'three', '2026-03-01');
      const inForce = async (date: string): Promise<number | undefined> => (await subject.database.rulebooks.inForce('dates', date))?.number;
      expect(await Promise.all(['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2030-01-01'].map(inForce))).toEqual([undefined, 1, 1, 3, 3]);
    });

    test('releases made at once get different numbers; the same one made twice gets one', async () => {
      const made = await Promise.all(
        times(12, (n) =>
          (n % 2 ? subject.other : subject.database).rulebooks.release(
            { company: 'race', version: sha256(`v${n % 6}`), inForceFrom: '2026-01-01', releasedAt: AT, releasedBy: 'ann', note: '注' },
            Buffer.from(`v${n % 6}`),
          ),
        ),
      );
      expect(made.map(({ number }) => number).toSorted((left, right) => left - right)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
    });

    test('a draft is saved over the one that was read, and over no other', async () => {
      const { rulebooks } = subject.database;
      const [one, two, three] = [draft('d', '一'), draft('d', '二'), draft('d', '三')];
      expect(await rulebooks.draft('d')).toBeUndefined();
      expect(await rulebooks.saveDraft(one, two.etag)).toBe(false);
      expect(await rulebooks.saveDraft(one, null)).toBe(true);
      expect(await rulebooks.saveDraft(two, null)).toBe(false);
      expect(await rulebooks.saveDraft(two, one.etag)).toBe(true);
      expect(await rulebooks.saveDraft(three, one.etag)).toBe(false);
      expect(await rulebooks.draft('d')).toEqual(two);
      expect(await rulebooks.saveDraft(two, two.etag)).toBe(true);
    });

    test.each([['the first draft', null], ['a later draft', sha256('start')]])('of many who save %s at once one succeeds', async (name, expected) => {
      const company = `many ${name}`;
      if (expected !== null) await subject.database.rulebooks.saveDraft(draft(company, 'start'), null);
      const saved = await Promise.all(
        times(20, (n) => (n % 2 ? subject.other : subject.database).rulebooks.saveDraft(draft(company, `by ${n}`), expected)),
      );
      expect(saved.filter(Boolean)).toHaveLength(1);
      const text = (await subject.database.rulebooks.draft(company))?.files['rules/rulebook.yaml'];
      expect(text).toBe(`by ${saved.indexOf(true)}`);
    });

    test('companies are those with a release or a draft', async () => {
      await subject.database.rulebooks.saveDraft(draft('only drafting', 'x'), null);
      const companies = await subject.database.rulebooks.companies();
      expect(companies).toEqual(expect.arrayContaining(['a', 'dates', 'only drafting']));
      expect(new Set(companies).size).toBe(companies.length);
    });
  });
}
