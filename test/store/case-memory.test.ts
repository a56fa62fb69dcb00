import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Loaded } from '../../src/engine/ports/command-store.js';
import { CaseMemory } from '../../src/store/case-memory.js';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { fakeUnit } from './fake-units.js';

const ofCase = (id: string): { company: string; case: string } => ({ company: 'a', case: id });
const loaded = (revision: number, status = 'open'): Loaded => ({ state: { revision, status } as never, head: `head ${revision}` });

describe('cases that a server remembers', () => {
  test('are forgotten when there are too many bytes of them, the oldest first, and when they end', () => {
    const memory = new CaseMemory();
    for (let n = 0; n < 10; n += 1) memory.keep(ofCase(`c${n}`), loaded(1), 1024 ** 2);
    expect([memory.known(ofCase('c0')), memory.known(ofCase('c1'))]).toEqual([undefined, undefined]);
    expect(memory.known(ofCase('c9'))).toEqual(loaded(1));
    memory.keep(ofCase('c9'), loaded(2, 'completed'), 1);
    expect(memory.known(ofCase('c9'))).toBeUndefined();
    expect(memory.known({ company: 'b', case: 'c8' })).toBeUndefined();
  });

  test('harm nobody when another server has moved a case on: neither a write nor a refusal is made on the old state', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'bylaw-memory-')), 'two.sqlite');
    const [one, two] = [await openSqlite({ file }), await openSqlite({ file })];
    const seen: number[] = [];
    const step = (refuse: boolean): ReturnType<typeof fakeUnit> => {
      const unit = fakeUnit(ofCase('c'));
      return {
        ...unit,
        decide: (given, facts) => {
          seen.push(given.state?.revision ?? 0);
          return refuse ? { kind: 'reject', rejection: { code: 'not-allowed', message: `at ${given.state?.revision ?? 0}` } } : unit.decide(given, facts);
        },
      };
    };
    await one.commands.submit(step(false));
    await two.commands.submit(step(false));
    expect(await one.commands.submit(step(false))).toMatchObject({ kind: 'accepted' });
    expect((await one.reader.case('a', 'c'))?.revision).toBe(3);
    await two.commands.submit(step(false));
    expect(await one.commands.submit(step(true))).toMatchObject({ kind: 'rejected', rejection: { message: 'at 4' } });
    expect(seen).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
    await one.close();
    await two.close();
  });

  test('a key that was answered by another server is answered again, also when the case would take the command once more', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'bylaw-memory-')), 'two.sqlite');
    const [one, two] = [await openSqlite({ file }), await openSqlite({ file })];
    await one.commands.submit(fakeUnit(ofCase('c')));
    await two.commands.submit(fakeUnit({ ...ofCase('c'), key: 'same' }));
    expect(await one.commands.submit(fakeUnit({ ...ofCase('c'), key: 'same' }))).toMatchObject({ kind: 'accepted', replayed: true });
    expect((await one.reader.case('a', 'c'))?.revision).toBe(2);
    await one.close();
    await two.close();
  });
});
