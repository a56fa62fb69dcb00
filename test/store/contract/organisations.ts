import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredOrganisation } from '../../../src/engine/ports/organisation-store.js';
import type { OpenSubject, Subject } from '../subject.js';

const row = (number: number, more: Partial<StoredOrganisation> = {}): StoredOrganisation => ({
  company: 'a', number, version: String(number).repeat(64), base: 1, at: `2026-03-0${number}T08:00:00.001Z`, by: '安', bytes: new Uint8Array([number, 0, 255]), whole: number === 1 ? new Uint8Array([7]) : null, ...more,
});

export function organisationsContract(open: OpenSubject): void {
  describe('versions of an organisation', () => {
    let subject: Subject;
    beforeAll(async () => (subject = await open()));
    afterAll(async () => subject.close());

    test('are added one after the other, of two at once only one, and read by number', async () => {
      const { organisations: store, audit } = subject.database;
      expect(await store.newest('a')).toBeUndefined();
      expect(await store.add(row(2))).toBe(false);
      expect(await store.add(row(1))).toBe(true);
      const raced = await Promise.all([store.add(row(2)), subject.other.organisations.add(row(2, { version: 'f'.repeat(64) }))]);
      expect(raced.filter(Boolean)).toHaveLength(1);
      const second = (await store.newest('a'))!.version;
      expect([row(2).version, 'f'.repeat(64)]).toContain(second);
      expect(await store.add(row(3))).toBe(true);
      expect(await store.newest('a')).toEqual({ version: row(3).version, number: 3, base: 1 });
      expect(await store.find('a', row(1).version)).toEqual({ version: row(1).version, number: 1, base: 1 });
      expect(await store.find('b', row(1).version)).toBeUndefined();
      expect(await store.range('a', 1, 1)).toEqual([row(1)]);
      expect((await store.range('a', 2, 9)).map(({ number }) => number)).toEqual([2, 3]);
      expect(await store.range('b', 1, 9)).toEqual([]);
      expect(await audit.companies()).toEqual(['a']);
      expect((await audit.organisations('a', 0, 2)).map(({ number }) => number)).toEqual([1, 2]);
      expect(await audit.organisations('a', 2, 2)).toEqual([row(3)]);
    });
  });
}
