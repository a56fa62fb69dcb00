import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Receipt } from '../../../src/engine/ports/command-store.js';
import type { ClaimRow } from '../../../src/engine/ports/rows.js';
import { codeOf, fakeClaim, fakeUnit, tally, times } from '../fake-units.js';
import type { OpenSubject, Subject } from '../subject.js';

export function claimsContract(open: OpenSubject): void {
  describe('claims hold across cases', () => {
    let subject: Subject;
    beforeAll(async () => (subject = await open()));
    afterAll(async () => subject.close());

    const take = (company: string, caseId: string, claim: Partial<ClaimRow> = {}): Promise<Receipt> =>
      subject.database.commands.submit(
        fakeUnit({ company, case: caseId, rows: { claimsTaken: [fakeClaim({ company, case: caseId, ...claim })] } }),
      );
    const release = (company: string, caseId: string): Promise<Receipt> =>
      subject.database.commands.submit(
        fakeUnit({ company, case: caseId, rows: { claimsReleased: [fakeClaim({ company, case: caseId })] } }),
      );

    test.each([[50, 1], [70, 49]])('%i cases at once for a limit of %i', async (wanted, limit) => {
      const company = `crowd-${wanted}`;
      const receipts = await Promise.all(
        times(wanted, (n) => {
          const claim = fakeClaim({ company, case: `c${n}`, limit });
          const { commands } = n % 2 ? subject.other : subject.database;
          return commands.submit(fakeUnit({ company, case: `c${n}`, rows: { claimsTaken: [claim] } }));
        }),
      );
      expect(tally(receipts)).toEqual({ accepted: limit, 'claim-held': wanted - limit });
      expect((await subject.database.reader.claims(company, {}, { limit: 100 })).rows).toHaveLength(limit);
      expect((await subject.database.reader.cases(company, {}, { limit: 100 })).rows).toHaveLength(limit);
    });

    test('the refusal is the one that the claim brought', async () => {
      const refusal = { code: 'claim-held', message: 'Expected 四月 to be free.', article: '3.4.4' } as const;
      await take('refused', 'c1');
      expect(await take('refused', 'c2', { refusal })).toEqual({ kind: 'rejected', rejection: refusal });
    });

    test('taking twice counts once; released, it is free again', async () => {
      expect(codeOf(await take('again', 'c1', { limit: 2 }))).toBe('accepted');
      expect(codeOf(await take('again', 'c1', { limit: 2 }))).toBe('accepted');
      expect(codeOf(await take('again', 'c2', { limit: 2 }))).toBe('accepted');
      expect(codeOf(await take('again', 'c3', { limit: 2 }))).toBe('claim-held');
      expect(codeOf(await release('again', 'c1'))).toBe('accepted');
      expect(codeOf(await release('again', 'c1'))).toBe('accepted');
      expect(codeOf(await take('again', 'c3', { limit: 2 }))).toBe('accepted');
      expect(codeOf(await take('again', 'c4', { limit: 2 }))).toBe('claim-held');
    });

    test('another key, workflow, claim or company is another right', async () => {
      const others = [{ key: '["channel","2026-04"]' }, { key: '["channel","2026-03"] ' }, { workflow: 'travel' }, { claim: 'seat' }];
      expect(codeOf(await take('kinds', 'c0'))).toBe('accepted');
      expect(codeOf(await take('other-kinds', 'c0'))).toBe('accepted');
      for (const [index, other] of others.entries()) expect(codeOf(await take('kinds', `c${index + 1}`, other))).toBe('accepted');
    });

    test('of two claims in one command none is kept when one is refused', async () => {
      await take('both', 'c1', { claim: 'second' });
      const claimsTaken = ['first', 'second'].map((claim) => fakeClaim({ company: 'both', case: 'c2', claim }));
      expect(codeOf(await subject.database.commands.submit(fakeUnit({ company: 'both', case: 'c2', rows: { claimsTaken } })))).toBe('claim-held');
      expect(codeOf(await take('both', 'c3', { claim: 'first' }))).toBe('accepted');
    });

    test('taken and released by one command: what the case holds in the end counts', async () => {
      const both = (caseId: string, held: boolean): Promise<Receipt> => {
        const claim = fakeClaim({ company: 'flash', case: caseId });
        const claims = held ? [{ claim: claim.claim, key: ['channel', '2026-03'] }] : [];
        return subject.database.commands.submit(
          fakeUnit({ company: 'flash', case: caseId, claims, rows: { claimsTaken: [claim], claimsReleased: [claim] } }),
        );
      };
      expect(codeOf(await both('c1', false))).toBe('accepted');
      expect((await subject.database.reader.claims('flash', {}, { limit: 9 })).rows).toEqual([]);
      expect(codeOf(await both('c2', true))).toBe('accepted');
      expect((await subject.database.reader.claims('flash', {}, { limit: 9 })).rows).toMatchObject([{ case: 'c2', key: '["channel","2026-03"]' }]);
      expect(codeOf(await both('c3', false))).toBe('claim-held');
    });
  });
}
