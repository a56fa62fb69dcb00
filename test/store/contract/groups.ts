import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Receipt } from '../../../src/engine/ports/command-store.js';
import { codeOf, fakeClaim, fakePosting, fakeTask, fakeUnit, refusedUnit, tally, times } from '../fake-units.js';
import type { OpenSubject, Subject } from '../subject.js';

export function groupsContract(open: OpenSubject): void {
  describe('commands that come together', () => {
    let subject: Subject;
    beforeAll(async () => (subject = await open()));
    afterAll(async () => subject.close());

    const outcomeOf = (receipt: Promise<Receipt>): Promise<string> => receipt.then(codeOf, (error: unknown) => (error instanceof Error ? error.message : String(error)));

    test('one that is rejected, one with a bug and one in conflict do the others no harm', async () => {
      const { commands, reader } = subject.database;
      await commands.submit(fakeUnit({ company: 'mixed', case: 'moving' }));
      let slips = 0;
      const outcomes = await Promise.all([
        ...times(5, (n) => outcomeOf(commands.submit(fakeUnit({ company: 'mixed', case: `good${n}`, rows: { tasksSaved: [fakeTask({ company: 'mixed', case: `good${n}`, id: 't' })] } })))),
        outcomeOf(commands.submit(refusedUnit({ company: 'mixed', case: 'rejected' }))),
        outcomeOf(commands.submit(fakeUnit({ company: 'mixed', case: 'bug', onDecide: () => { throw new TypeError('a bug'); } }))),
        outcomeOf(commands.submit({ ...fakeUnit({ company: 'mixed', case: 'asking' }), facts: () => { throw new TypeError('a bug in facts'); } })),
        outcomeOf(commands.submit(fakeUnit({ company: 'mixed', case: 'moving', slip: () => ((slips += 1) < 3 ? 4 : 0) }))),
        outcomeOf(commands.submit(fakeUnit({ company: 'mixed', case: 'wrong', rows: { postings: [fakePosting({ company: 'mixed', case: 'wrong', id: 'p', amount: 'many' })] } }))),
        outcomeOf(commands.submit(fakeUnit({ company: 'mixed', case: 'good4', key: 'later' }))),
      ]);
      expect(outcomes).toEqual([...times(5, () => 'accepted'), 'not-allowed', 'a bug', 'a bug in facts', 'accepted', expect.stringMatching(/decimal/), 'accepted']);
      const heads = (await reader.heads('mixed', { limit: 50 })).rows.map((head) => [head.case, head.revision]);
      expect(heads).toEqual([['good0', 1], ['good1', 1], ['good2', 1], ['good3', 1], ['good4', 2], ['moving', 2]]);
    });

    test('what one gives back, another may take; and never more than there is', async () => {
      const claimOf = (caseId: string): ReturnType<typeof fakeClaim> => fakeClaim({ company: 'claims', case: caseId, limit: 2 });
      const submit = (caseId: string, rows: object): Promise<Receipt> => subject.database.commands.submit(fakeUnit({ company: 'claims', case: caseId, rows }));
      await Promise.all(['a', 'b'].map((id) => submit(id, { claimsTaken: [claimOf(id)] })));
      for (const round of times(5, (n) => n)) {
        const [giver, takers] = [round === 0 ? 'a' : `taker-${round - 1}`, [`taker-${round}`]];
        const holders = (await subject.database.reader.claims('claims', {}, { limit: 9 })).rows.map((claim) => claim.case);
        expect(holders).toContain(giver);
        const receipts = await Promise.all([
          submit(giver, { claimsReleased: [claimOf(giver)] }),
          ...takers.map((id) => submit(id, { claimsTaken: [claimOf(id)] })),
        ]);
        if (receipts.some((receipt) => receipt.kind === 'rejected')) await submit(takers[0]!, { claimsTaken: [claimOf(takers[0]!)] });
        expect((await subject.database.reader.claims('claims', {}, { limit: 9 })).rows).toHaveLength(2);
      }
    });

    test('64 clients on two servers: every command is there once, and the chain of each case is whole', async () => {
      const cases = times(16, (n) => `c${n}`);
      const rounds = 12;
      const receipts = await Promise.all(
        times(64, async (client) => {
          const { commands } = client % 2 ? subject.other : subject.database;
          const got: Receipt[] = [];
          for (const round of times(rounds, (n) => n)) {
            const unit = fakeUnit({ company: 'crowd', case: cases[(client + round) % cases.length]!, key: `${client}-${round}` });
            got.push(await commands.submit(unit));
            if (round % 5 === 0) got.push(await (client % 2 ? subject.database : subject.other).commands.submit(unit));
          }
          return got;
        }),
      );
      expect(tally(receipts.flat())).toEqual({ accepted: 64 * rounds, replayed: 64 * 3 });
      const heads = (await subject.database.reader.heads('crowd', { limit: 50 })).rows;
      expect(heads.reduce((sum, { revision }) => sum + revision, 0)).toBe(64 * rounds);
      for (const head of heads) {
        const entries = await subject.database.reader.history('crowd', head.case, 1, 1000);
        const links = entries.map(({ bytes }) => (JSON.parse(Buffer.from(bytes).toString()) as { previous: string | null }).previous);
        expect(links).toEqual([null, ...entries.slice(0, -1).map(({ hash }) => hash)]);
        expect(entries.at(-1)?.hash).toBe(head.hash);
      }
    });
  });
}
