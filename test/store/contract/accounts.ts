import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BadCursorError } from '../../../src/store/bad-cursor-error.js';
import type { RefusedAttempt } from '../../../src/engine/ports/refusal-log.js';
import type { RegisterReading } from '../../../src/engine/ports/register-log.js';
import { AT, sha256, times } from '../fake-units.js';
import { allPages } from '../subject.js';
import type { OpenSubject, Subject } from '../subject.js';

export function accountsContract(open: OpenSubject): void {
  describe('sign-in and refusals', () => {
    let subject: Subject;
    beforeAll(async () => (subject = await open()));
    afterAll(async () => subject.close());

    test('accounts', async () => {
      const { accounts } = subject.database;
      const ann = { company: 'a', person: '安', passwordHash: '$argon2id$v=19$m=1,t=1,p=1$x$y', disabled: false };
      await accounts.saveAccount({ ...ann, person: 'zoe' });
      await accounts.saveAccount(ann);
      await accounts.saveAccount({ ...ann, disabled: true });
      expect(await accounts.account('a', '安')).toEqual({ ...ann, disabled: true });
      expect((await accounts.accounts('a')).map(({ person }) => person)).toEqual(['zoe', '安']);
      expect(await accounts.account('b', '安')).toBeUndefined();
      expect(await accounts.accounts('b')).toEqual([]);
    });

    test('sessions', async () => {
      const { accounts } = subject.database;
      const session = { company: 'a', person: 'ann', expiresAt: '2026-03-02T00:00:00.007Z' };
      for (const id of ['s1', 's2', 's3']) await accounts.saveSession({ ...session, id: sha256(id) });
      await accounts.saveSession({ ...session, id: sha256('other'), company: 'b' });
      await accounts.extendSession(sha256('closed'), AT);
      expect(await accounts.session(sha256('closed'))).toBeUndefined();
      await accounts.extendSession(sha256('s1'), AT);
      expect(await accounts.session(sha256('s1'))).toEqual({ ...session, id: sha256('s1'), expiresAt: AT });
      await accounts.deleteSession(sha256('s1'));
      expect(await accounts.session(sha256('s1'))).toBeUndefined();
      await accounts.saveSession({ ...session, id: sha256('ended'), expiresAt: '2026-01-01T00:00:00.000Z' });
      await accounts.deleteEndedSessions('2026-01-01T00:00:00.001Z');
      expect([await accounts.session(sha256('ended')), (await accounts.session(sha256('s2')))?.id]).toEqual([undefined, sha256('s2')]);
      await accounts.deleteSessionsOf('a', 'ann');
      expect(await accounts.session(sha256('s2'))).toBeUndefined();
      expect(await accounts.session(sha256('other'))).toMatchObject({ company: 'b' });
    });

    test('tokens', async () => {
      const { accounts } = subject.database;
      const token = { id: sha256('t'), company: 'a', person: 'ann', label: '机器人 🤖', createdAt: AT, expiresAt: null };
      await accounts.saveToken(token);
      await accounts.saveToken({ ...token, id: sha256('u'), createdAt: '2026-01-01T00:00:00.000Z', expiresAt: AT });
      expect(await accounts.token(token.id)).toEqual(token);
      expect((await accounts.tokens('a', 'ann')).map(({ id }) => id)).toEqual([sha256('u'), token.id]);
      expect(await accounts.tokens('b', 'ann')).toEqual([]);
      expect(await accounts.deleteToken('b', 'ann', token.id)).toBe(false);
      expect(await accounts.deleteToken('a', 'bob', token.id)).toBe(false);
      expect(await accounts.deleteToken('a', 'ann', token.id)).toBe(true);
      expect(await accounts.token(token.id)).toBeUndefined();
    });

    test('failures are counted by key, within a time', async () => {
      const { accounts } = subject.database;
      const minute = (n: number): string => `2026-03-01T08:0${n}:00.000Z`;
      expect(await accounts.countFailure('ann', minute(1), minute(0))).toBe(1);
      expect(await accounts.countFailure('ann', minute(2), minute(0))).toBe(2);
      expect(await accounts.countFailure('ann ', minute(2), minute(0))).toBe(1);
      expect(await accounts.countFailure('ann', minute(5), minute(2))).toBe(2);
      expect(await accounts.failures('ann', minute(3))).toBe(1);
      await Promise.all(times(10, () => accounts.countFailure('crowd', minute(3), minute(0))));
      expect(await accounts.failures('crowd', minute(0))).toBe(10);
      await accounts.clearFailures('ann');
      expect(await accounts.failures('ann', minute(0))).toBe(0);
      expect(await accounts.failures('ann ', minute(0))).toBe(1);
    });

    test('refused attempts are logged, newest first', async () => {
      const { refusals } = subject.database;
      const attempt = (n: number): RefusedAttempt => ({
        company: 'a', case: n % 2 ? 'c1' : null, actor: 'ann', command: 'PerformAction', at: AT, code: 'not-allowed', message: `第${n}次 🛑`,
      });
      for (const n of times(7, (index) => index)) await refusals.record(attempt(n));
      await refusals.record({ ...attempt(0), company: 'b' });
      const all = await allPages(3, (page) => refusals.refusals('a', {}, page));
      expect(all).toEqual([6, 5, 4, 3, 2, 1, 0].map(attempt));
      expect((await refusals.refusals('a', { case: 'c1' }, { limit: 9 })).rows).toEqual([5, 3, 1].map(attempt));
      expect((await refusals.refusals('c', {}, { limit: 9 })).rows).toEqual([]);
      await expect(refusals.refusals('a', {}, { limit: 9, after: 'x' })).rejects.toThrow(BadCursorError);
    });

    test('readings of registers are logged, newest first', async () => {
      const { registerLog } = subject.database;
      const reading = (n: number): RegisterReading => ({ company: 'a', id: `r${n}`, register: n % 2 ? 'keys' : '台账', person: n % 3 ? 'ann' : 'bob', at: `2026-01-01T00:00:0${n % 4}.000Z`, asked: { where: { who: ['安'] } }, rows: n });
      for (const n of times(7, (index) => index)) await registerLog.record(reading(n));
      await registerLog.record({ ...reading(0), company: 'b' });
      expect(await allPages(3, (page) => registerLog.list('a', {}, page))).toEqual([3, 6, 2, 5, 1, 4, 0].map(reading));
      expect((await registerLog.list('a', { register: '台账', person: 'bob' }, { limit: 9 })).rows).toEqual([6, 0].map(reading));
      expect((await registerLog.list('c', {}, { limit: 9 })).rows).toEqual([]);
    });
  });
}
