import { describe, expect, test } from '@jest/globals';
import { ManualClock } from '../../src/engine/manual-clock.js';
import type { AccountStore } from '../../src/engine/ports/account-store.js';
import { Accounts } from '../../src/identity/accounts.js';
import { AttemptLimits } from '../../src/identity/attempt-limits.js';
import { identityOf, type IdentityParts } from '../../src/identity/identity.js';
import { hashDemoPassword, hashPassword, isDemoHash, passwordFits } from '../../src/identity/password-hash.js';
import { passwordFault } from '../../src/identity/password-policy.js';
import { refuseDemoAccounts } from '../../src/identity/refuse-demo-accounts.js';
import { digestOf, newSecret } from '../../src/identity/secrets.js';
import { openMemory } from '../../src/store/memory/open-memory.js';

const PASSWORD = 'correct horse battery';
const ANN = { id: 'ann', name: 'Ann', posts: [], departments: [], roles: [] };

interface Stage {
  readonly store: AccountStore;
  readonly clock: ManualClock;
  readonly parts: IdentityParts;
}

async function stage(pepper?: string): Promise<Stage> {
  const clock = new ManualClock('2026-03-02T01:00:00Z');
  const database = openMemory({ clock });
  const people = { actor: async (_: string, person: string) => (person === 'ann' ? ANN : undefined) };
  const parts = identityOf({ database, people }, pepper);
  await parts.accounts.createAccount('acme', 'ann', PASSWORD);
  return { store: database.accounts, clock, parts };
}

describe('passwords', () => {
  test('are kept as argon2id, each with its own salt', async () => {
    const [one, other] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await passwordFits(one, PASSWORD)).toBe(true);
    expect(await passwordFits(one, `${PASSWORD}.`)).toBe(false);
    expect(await passwordFits(undefined, 'nobody has this password')).toBe(false);
  });

  test('are the same however the keyboard composes their letters', async () => {
    expect(await passwordFits(await hashPassword('caf\u00e9 au lait, s il vous plait'), 'cafe\u0301 au lait, s il vous plait')).toBe(true);
  });

  test.each([
    ['too short', 'short', /12 to 200 characters, but it has 5/],
    ['too long', 'ab'.repeat(101), /12 to 200/],
    ['of few characters', 'abababababababab', /different characters/],
    ['well known', 'Password1234', /well known/],
    ['with the id in it', 'my name is zhao-min!', /id in it/],
  ])('are refused when %s', (_, password, message) => {
    expect(passwordFault('zhao-min', password)).toMatch(message);
  });

  test('take as long for an unknown account as for a known one', async () => {
    const hash = await hashPassword(PASSWORD);
    await passwordFits(undefined, 'warm up');
    const time = async (stored: string | undefined): Promise<number> => {
      const start = performance.now();
      for (let round = 0; round < 5; round += 1) await passwordFits(stored, 'wrong password');
      return performance.now() - start;
    };
    const [known, unknown] = [await time(hash), await time(undefined)];
    expect(unknown / known).toBeGreaterThan(0.3);
    expect(unknown / known).toBeLessThan(3);
  });
});

describe('demonstration passwords', () => {
  test('are recognised by their hash', async () => {
    expect(isDemoHash(await hashDemoPassword('bylaw-demo'))).toBe(true);
    expect(isDemoHash(await hashPassword(PASSWORD))).toBe(false);
  });

  test('keep a real server from starting, until the account is changed or disabled', async () => {
    const { store, parts } = await stage();
    await refuseDemoAccounts(store, ['acme']);
    await parts.accounts.createDemoAccount('acme', 'bob', 'bylaw-demo');
    await expect(refuseDemoAccounts(store, ['zenith', 'acme'])).rejects.toThrow(/1 accounts of acme have one \(bob\)\. Set new passwords or disable/);
    await parts.accounts.disable('acme', 'bob');
    await expect(refuseDemoAccounts(store, ['acme'])).resolves.toBeUndefined();
    await parts.accounts.enable('acme', 'bob');
    await parts.accounts.setPassword('acme', 'bob', PASSWORD);
    await expect(refuseDemoAccounts(store, ['acme'])).resolves.toBeUndefined();
  });
});

describe('accounts', () => {
  test('are made once, changed and disabled only where they are', async () => {
    const { store } = await stage();
    const accounts = new Accounts(store);
    expect(await accounts.createAccount('acme', 'ann', PASSWORD)).toMatchObject({ done: false, code: 'account-exists' });
    expect(await accounts.createAccount('acme', 'bob', 'short')).toMatchObject({ done: false, code: 'password-weak' });
    expect(await accounts.setPassword('acme', 'bob', PASSWORD)).toMatchObject({ done: false, code: 'account-not-found' });
    expect(await accounts.disable('zenith', 'ann')).toMatchObject({ done: false, code: 'account-not-found' });
  });

  test('keep a disabled account disabled when its password is set', async () => {
    const { store } = await stage();
    const accounts = new Accounts(store);
    await accounts.disable('acme', 'ann');
    await accounts.setPassword('acme', 'ann', 'another long password');
    expect(await store.account('acme', 'ann')).toMatchObject({ disabled: true });
  });
});

describe('secrets', () => {
  test('have 256 bits and are stored as hashes only', async () => {
    expect(Buffer.from(newSecret(), 'base64url')).toHaveLength(32);
    const { store, parts } = await stage();
    const { secret } = await parts.sessions.open('acme', 'ann');
    expect(await store.session(secret)).toBeUndefined();
    expect(await store.session(digestOf(secret, undefined))).toMatchObject({ person: 'ann' });
  });

  test('open nothing on a server with another pepper', async () => {
    const { parts, store, clock } = await stage('pepper of this server');
    const { secret } = await parts.sessions.open('acme', 'ann');
    expect(await parts.sessions.find(secret)).toMatchObject({ person: 'ann' });
    const other = identityOf({ database: { accounts: store, clock }, people: { actor: async () => ANN } }, undefined);
    expect(await other.sessions.find(secret)).toBeUndefined();
  });
});

describe('sessions', () => {
  test('go on with activity, and a look does not count as one', async () => {
    const { parts, clock } = await stage();
    const { secret } = await parts.sessions.open('acme', 'ann');
    const credential = { kind: 'session', secret } as const;
    clock.set('2026-03-02T02:30:00Z');
    expect(await parts.identifier.peek(credential)).toMatchObject({ company: 'acme', by: 'session' });
    clock.set('2026-03-02T02:50:00Z');
    expect(await parts.identifier.identify(credential)).toBeDefined();
    clock.set('2026-03-02T04:40:00Z');
    expect(await parts.identifier.peek(credential)).toBeDefined();
    clock.set('2026-03-02T04:50:01Z');
    expect(await parts.identifier.peek(credential)).toBeUndefined();
  });
});

describe('limits', () => {
  test('hold however many attempts come at once', async () => {
    const { store, clock } = await stage();
    const limits = new AttemptLimits(store, clock);
    const attempt = { company: 'acme', person: 'ann', address: '192.0.2.1' };
    const admitted = await Promise.all(Array.from({ length: 50 }, () => limits.mayTry(attempt)));
    expect(admitted.filter(Boolean).length).toBeLessThanOrEqual(10);
    clock.set('2026-03-02T01:15:01Z');
    expect(await limits.mayTry(attempt)).toBe(true);
  });

  test('one company locks nobody out of another', async () => {
    const { store, clock } = await stage();
    const limits = new AttemptLimits(store, clock);
    for (let tries = 0; tries < 12; tries += 1) await limits.mayTry({ company: 'acme', person: 'ann', address: '192.0.2.1' });
    expect(await limits.mayTry({ company: 'zenith', person: 'ann', address: '192.0.2.1' })).toBe(true);
  });

  test('stay closed to an address although one of its people signs in', async () => {
    const { parts } = await stage();
    const attempt = { company: 'acme', person: 'ann', address: '192.0.2.1' };
    for (let tries = 0; tries < 30; tries += 1) await parts.signIn.signIn({ ...attempt, person: `p${tries}` }, 'guess');
    expect(await parts.signIn.signIn(attempt, PASSWORD)).toEqual({ kind: 'too-many', retryAfterSeconds: 900 });
    expect(await parts.signIn.signIn({ ...attempt, address: '192.0.2.2' }, PASSWORD)).toMatchObject({ kind: 'signed-in' });
  });
});
