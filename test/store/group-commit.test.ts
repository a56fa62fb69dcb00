import { describe, expect, test } from '@jest/globals';
import type { CommandUnit, Receipt } from '../../src/engine/ports/command-store.js';
import { StoreBusyError } from '../../src/engine/ports/command-store.js';
import { GroupCommit } from '../../src/store/group/group-commit.js';
import type { UnitOutcome } from '../../src/store/group/unit-outcome.js';
import type { Failure } from '../../src/store/sql/script.js';
import { fakeUnit, times } from './fake-units.js';

/** Writes nothing, remembers the groups, and finishes each when told to. */
class FakeWriter {
  readonly groups: (readonly string[])[] = [];
  readonly trusted: boolean[] = [];
  private readonly waiting: (() => void)[] = [];
  fails: (cases: readonly string[]) => Failure | undefined = () => undefined;

  constructor(readonly writers: number) {}

  async write(units: readonly CommandUnit[], trusting: boolean): Promise<readonly UnitOutcome[]> {
    const cases = units.map((unit) => unit.case);
    this.groups.push(cases);
    this.trusted.push(trusting);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    const failure = this.fails(cases);
    if (failure !== undefined) throw new Error(failure);
    return units.map(() => ({ kind: 'receipt', receipt: ACCEPTED }));
  }

  failureOf(error: unknown): Failure {
    return (error as Error).message as Failure;
  }

  /** Lets every group go that is under way, until nothing is. */
  async flow(until: Promise<unknown>): Promise<void> {
    const state = { over: false };
    void until.finally(() => (state.over = true)).catch(() => undefined);
    while (!state.over) {
      for (const resolve of this.waiting.splice(0)) resolve();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const ACCEPTED: Receipt = { kind: 'accepted', answer: {}, replayed: false };
const unit = (id: string, key?: string): CommandUnit => fakeUnit({ company: 'a', case: id, ...(key !== undefined && { key }) });

describe('group commit', () => {
  test('takes what waits, at most 128, a case and a key once, in the order of arrival', async () => {
    const writer = new FakeWriter(1);
    const group = new GroupCommit(writer);
    const ids = [...times(130, (n) => `c${n}`), 'c0', 'c1', 'c0'];
    const all = Promise.all([...ids.map((id) => group.submit(unit(id))), group.submit(unit('k1', 'same')), group.submit(unit('k2', 'same'))]);
    await writer.flow(all);
    expect(writer.groups.map((cases) => cases.length)).toEqual([128, 5, 2]);
    expect(writer.groups.slice(1).map((cases) => cases.toSorted())).toEqual([['c0', 'c1', 'c128', 'c129', 'k1'], ['c0', 'k2']]);
  });

  test('shares what waits among the writers that are free', async () => {
    const writer = new FakeWriter(2);
    const group = new GroupCommit(writer);
    await writer.flow(Promise.all(times(10, (n) => group.submit(unit(`c${n}`)))));
    expect(writer.groups.map((cases) => cases.length)).toEqual([5, 5]);
  });

  test('splits a group that fails because of one unit, and goes on with the others while that one pauses', async () => {
    const writer = new FakeWriter(1);
    const group = new GroupCommit(writer);
    let failures = 0;
    writer.fails = (cases) => (cases.includes('c3') && (failures += 1) <= 5 ? 'conflict' : undefined);
    const all = Promise.all(times(8, (n) => group.submit(unit(`c${n}`))));
    await writer.flow(all);
    expect(await all).toHaveLength(8);
    const all8 = times(8, (n) => `c${n}`);
    expect(writer.groups.slice(0, 6)).toEqual([all8, all8, ['c0', 'c1', 'c2', 'c3'], ['c0', 'c1'], ['c2', 'c3'], ['c2']]);
    expect(writer.trusted.slice(0, 6)).toEqual([true, false, false, false, false, false]);
    expect(writer.groups.filter((cases) => cases.includes('c3') && cases.length === 1).length).toBeGreaterThan(1);
  });

  test('tries together again when the database was away, and gives up within its bound', async () => {
    const writer = new FakeWriter(1);
    const group = new GroupCommit(writer);
    writer.fails = () => (writer.groups.length < 3 ? 'locked' : undefined);
    const all = Promise.all(times(4, (n) => group.submit(unit(`c${n}`))));
    await writer.flow(all);
    expect(writer.groups.map((cases) => cases.length)).toEqual([4, 4, 4]);
    writer.fails = () => 'locked';
    const never = group.submit(unit('c9'));
    await writer.flow(never);
    await expect(never).rejects.toThrow(StoreBusyError);
  });

  test('says since when it takes commands again, and nothing where it always has', async () => {
    const writer = new FakeWriter(1);
    const group = new GroupCommit(writer);
    const submit = (id: string): Promise<void> => writer.flow(group.submit(unit(id)));
    await submit('well');
    expect([group.trouble(), group.recoveredMs()]).toEqual([undefined, undefined]);
    writer.fails = () => 'full';
    await submit('lost');
    expect([group.trouble(), group.recoveredMs()]).toEqual([expect.stringContaining('disk is full'), undefined]);
    writer.fails = () => undefined;
    await submit('well again');
    expect([group.trouble(), group.recoveredMs()]).toEqual([undefined, expect.any(Number)]);
  });

  test('an error that is nobody else’s is thrown at its unit alone', async () => {
    const writer = new FakeWriter(1);
    const group = new GroupCommit(writer);
    writer.fails = (cases) => (cases.includes('c1') ? 'error' : undefined);
    const all = Promise.allSettled(times(4, (n) => group.submit(unit(`c${n}`))));
    await writer.flow(all);
    expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  test('refuses more than 10,000 waiting commands, and takes them again later', async () => {
    const writer = new FakeWriter(1);
    const group = new GroupCommit(writer);
    const all = Promise.all(times(10_000, (n) => group.submit(unit(`c${n}`))));
    const refused: unknown = await group.submit(unit('one more')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreBusyError);
    expect(refused).toMatchObject({ retryAfterSeconds: 1 });
    await writer.flow(all);
    const later = group.submit(unit('one more'));
    await writer.flow(later);
    expect(await later).toEqual(ACCEPTED);
    await group.drain();
  });
});
