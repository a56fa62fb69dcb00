import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import { act, execute, found, start, stateOf, tally } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const KEY = { flat: '3-201', kind: 'door', label: 'D-201' };
const WORK = { flat: '3-201', kind: 'door', work: 'repair', backBy: '2099-03-02T17:00:00.000Z' };

describe.each(SUBJECTS)('records on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  beforeEach(async () => {
    subject = await kind.open([]);
    engine = subject.engine;
    await found(engine, 'property');
  });
  afterEach(() => subject.close());

  test('one open record for each key, however many ask at once; its keeper changes it by hand, and the key moves with the fields', async () => {
    const results = await Promise.all([1, 2, 3, 4].map((index) => execute(index % 2 ? engine : subject.other, 'property', 'pan-yue', { type: 'StartCase', workflow: 'key', data: KEY })));
    expect(tally(results)).toEqual({ 'accepted': 1, 'claim-held': 3 });
    const refused = results.find((one) => !one.accepted);
    expect(refused).toMatchObject({ rejection: { message: 'Expected no open record of ["3-201","door"], but there is one already.', article: '钥匙管理-保管' } });
    const [first] = results.flatMap((one) => (one.accepted ? [one.answer.case] : []));
    expect(await execute(engine, 'property', 'jia-min', { type: 'ChangeData', case: first!, changes: { flat: '3-202' }, reason: 'x' })).toMatchObject({ accepted: false, rejection: { code: 'not-allowed' } });
    expect(await execute(engine, 'property', 'pan-yue', { type: 'ChangeData', case: first!, changes: { flat: '3-202' }, reason: 'numbered anew' })).toMatchObject({ accepted: true });
    expect(await execute(engine, 'property', 'pan-yue', { type: 'StartCase', workflow: 'key', data: KEY })).toMatchObject({ accepted: true });
    expect(await execute(engine, 'property', 'pan-yue', { type: 'SignalCase', case: first!, signal: 'close', data: {} })).toMatchObject({ accepted: true, answer: { status: 'completed' } });
    expect(await execute(engine, 'property', 'pan-yue', { type: 'StartCase', workflow: 'key', data: { ...KEY, flat: '3-202' } })).toMatchObject({ accepted: true });
  });

  test('a record is a fact by its key, recorded with the command, and is written by a signal of the case that used it', async () => {
    const lending = await start(engine, 'property', 'jia-min', 'key-lending', WORK);
    expect(await act(engine, 'property', 'pan-yue', lending, 'lend')).toMatchObject({ accepted: false, rejection: { code: 'guard-refused' } });
    const key = await start(engine, 'property', 'pan-yue', 'key', KEY);
    expect(await act(engine, 'property', 'pan-yue', lending, 'lend')).toMatchObject({ accepted: true });
    await engine.settle();
    expect((await stateOf(engine, 'property', key)).data).toMatchObject({ holder: 'jia-min', backBy: '2099-03-02T17:00:00Z' });
    const { changes } = await engine.cases.fieldChanges('property', key, (field) => field === 'holder', 10);
    expect(changes).toEqual([{ field: 'holder', revision: 2, at: expect.any(String), by: 'engine', from: null, to: 'jia-min', case: lending, article: expect.any(String) }]);
    const [entry] = await engine.cases.history('property', lending, 2, 1);
    expect(entry?.entry.command.facts).toEqual({ wanted: { ...KEY, case: key } });
    expect(await act(engine, 'property', 'pan-yue', lending, 'take-back')).toMatchObject({ accepted: true });
    await engine.settle();
    expect((await stateOf(engine, 'property', key)).data['holder'] ?? null).toBeNull();
    for (const id of [key, lending]) {
      expect(await engine.proofs.proveCase('property', id)).toMatchObject({ proven: true });
      expect(await engine.proofs.verifyCase('property', id)).toMatchObject({ sound: true });
    }
  });

  test('the records of a list are one fact: each once, in the order of the list, without those that nobody keeps', async () => {
    await found(engine, 'fund-marketing');
    const kept: string[] = [];
    for (const fund of ['A', 'B']) kept.push(await start(engine, 'fund-marketing', 'he-jing', 'fund', { fund, series: 's', redeems: 'quarterly' }));
    const requests = ['B', 'C', 'A', 'B'].map((fund) => ({ client: 'c', fund, shares: '1', request: true, withdrawal: true }));
    const batch = await start(engine, 'fund-marketing', 'meng-jie', 'redemption-batch', { channel: '东湖机构', month: '2026-03', requests });
    expect(await act(engine, 'fund-marketing', 'meng-jie', batch, 'submit')).toMatchObject({ accepted: true });
    const [entry] = await engine.cases.history('fund-marketing', batch, 2, 1);
    expect(entry?.entry.command.facts).toMatchObject({ 'funds-kept': [{ fund: 'B', case: kept[1] }, { fund: 'A', case: kept[0] }] });
    expect((entry?.entry.command.facts['funds-kept'] as readonly unknown[]).length).toBe(2);
    await engine.settle();
    for (const record of kept) expect((await engine.cases.cases('fund-marketing', { marks: [{ kind: 'record', value: record }] }, { limit: 10 })).rows.map(({ id }) => id)).toEqual([batch]);
    expect(await engine.proofs.proveCase('fund-marketing', batch)).toMatchObject({ proven: true });
  });

  test('those of its readers and keepers see a record in which they take no part', async () => {
    const reads = async (id: string): Promise<boolean> => (await engine.registers.recordsReadBy('property', (await engine.people.actor('property', id))!))({ workflow: 'key', data: {} });
    expect([await reads('kang-le'), await reads('pan-yue'), await reads('qiu-shan'), await reads('meng-fei')]).toEqual([true, true, false, false]);
  });
});
