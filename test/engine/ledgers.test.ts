import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { postingReference } from '../../src/core/model/posting.js';
import type { Engine } from '../../src/engine/engine.js';
import { act, execute, found, start, stateOf, tally } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

describe.each(SUBJECTS)('ledgers on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  beforeEach(async () => {
    subject = await kind.open([{ name: 'echo', run: async () => ({}) }]);
    engine = subject.engine;
    await found(engine, 'lab');
  });
  afterEach(() => subject.close());

  /** A case that has posted 5 points on Ann's account, and the posting's reference. */
  const posted = async (): Promise<string> => {
    const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
    await act(engine, 'lab', 'cat', id, 'submit');
    await act(engine, 'lab', 'ann', id, 'approve');
    await act(engine, 'lab', 'ben', id, 'approve');
    const packing = Object.values((await stateOf(engine, 'lab', id)).tasks).find(({ state }) => state.startsWith('finishing.pack'));
    const result = await execute(engine, 'lab', 'ben', { type: 'PerformAction', case: id, task: packing!.id, action: 'complete' });
    expect(result).toMatchObject({ accepted: true });
    const { rows } = await engine.database.reader.postings('lab', { case: id }, { limit: 9 });
    expect(rows).toMatchObject([{ ledger: 'points', holder: 'ann', amount: '5', decidedBy: 'ben', reverses: null }]);
    return postingReference(id, rows[0]!.id);
  };
  const appeal = (posting: string): Promise<string> => start(engine, 'lab', 'ann', 'appeal', { posting, grounds: 'not mine' });
  const total = async (): Promise<unknown> => (await engine.database.reader.balances('lab', { ledger: 'points' }, { limit: 9 })).rows;

  test('a posting is appealed: judged by somebody else, and taken back by a counter-posting that names it', async () => {
    const reference = await posted();
    const id = await appeal(reference);
    expect((await stateOf(engine, 'lab', id)).data['counted']).toBe(1);
    expect(await act(engine, 'lab', 'ben', id, 'uphold')).toMatchObject({ rejection: { code: 'not-allowed', message: expect.stringContaining('leaves out') } });
    expect(await act(engine, 'lab', 'ann', id, 'uphold')).toMatchObject({ rejection: { code: 'not-allowed' } });
    expect(await total()).toEqual([{ holder: 'ann', total: '5', postings: 1 }]);
    expect(await act(engine, 'lab', 'dee', id, 'overturn', { opinion: 'right' })).toMatchObject({ accepted: true });
    expect(await total()).toEqual([{ holder: 'ann', total: '0', postings: 2 }]);
    expect((await engine.database.reader.postings('lab', { case: id }, { limit: 9 })).rows).toMatchObject([{ amount: '-5', reverses: reference, article: '2', reason: 'Overturned on appeal', decidedBy: 'dee' }]);
    const again = await appeal(reference);
    expect((await stateOf(engine, 'lab', again)).data['counted']).toBe(0);
    expect(await act(engine, 'lab', 'dee', again, 'overturn', { opinion: 'again' })).toMatchObject({ rejection: { code: 'posting-reversed', article: '2' } });
    expect(await act(engine, 'lab', 'dee', again, 'overturn-all')).toMatchObject({ accepted: true });
    expect(await total()).toEqual([{ holder: 'ann', total: '0', postings: 2 }]);
    for (const one of [id, again]) expect(await engine.proofs.proveCase('lab', one)).toMatchObject({ proven: true });
  });

  test('twenty appeals of one posting at once: it is taken back once', async () => {
    const reference = await posted();
    const ids = await Promise.all(Array.from({ length: 20 }, () => appeal(reference)));
    const results = await Promise.all(ids.map((id, index) => act(index % 2 ? engine : subject.other, 'lab', 'dee', id, 'overturn', { opinion: 'right' })));
    expect(tally(results)).toEqual({ 'accepted': 1, 'posting-reversed': 19 });
    expect(await total()).toEqual([{ holder: 'ann', total: '0', postings: 2 }]);
  });

  test('a balance is that of any day, and a count is that of its month', async () => {
    await posted();
    expect((await engine.database.reader.balances('lab', { ledger: 'points', before: subject.clock.now() }, { limit: 9 })).rows).toEqual([]);
    subject.clock.set(new Date(Date.parse(subject.clock.now()) + 31 * 86_400_000).toISOString());
    const id = await appeal(await posted());
    expect((await stateOf(engine, 'lab', id)).data['counted']).toBe(1);
    expect(await total()).toEqual([{ holder: 'ann', total: '10', postings: 2 }]);
    expect((await engine.database.reader.balances('lab', { ledger: 'points', before: subject.clock.now(), holders: ['ann', 'ben'] }, { limit: 9 })).rows).toEqual([{ holder: 'ann', total: '5', postings: 1 }]);
    expect((await engine.database.reader.balances('lab', { ledger: 'points', holders: ['ben'] }, { limit: 9 })).rows).toEqual([]);
  });

  test('seventy withdrawals from fifty sheets at once, of which one has to stay: forty-nine are given', async () => {
    const move = (sheets: string, by: Engine): ReturnType<typeof execute> => execute(by, 'lab', 'cat', { type: 'StartCase', workflow: 'withdrawal', data: { shelf: '甲', sheets } });
    expect(await move('-1', engine)).toMatchObject({ rejection: { code: 'balance-too-low', article: '2', message: expect.stringContaining('at least 1 sheet to be left on the account of 甲') } });
    expect(await move('0.5', engine)).toMatchObject({ accepted: true });
    expect(await move('49.5', engine)).toMatchObject({ accepted: true });
    const results = await Promise.all(Array.from({ length: 70 }, (_, index) => move('-1', index % 2 ? engine : subject.other)));
    expect(tally(results)).toEqual({ 'accepted': 49, 'balance-too-low': 21 });
    expect((await engine.database.reader.balances('lab', { ledger: 'stock' }, { limit: 9 })).rows).toEqual([{ holder: '甲', total: '1', postings: 51 }]);
  });
});
