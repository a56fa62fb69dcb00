import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { UserInstruction } from '../../src/engine/command-service.js';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import type { HandOverReport, HandOverRequest } from '../../src/engine/hand-over.js';
import { execute, stateOf } from './helpers.js';
import { openOffice, refused, type Office } from './office.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

describe.each(SUBJECTS)('what was a leaver\'s, on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  let office: Office;

  beforeEach(async () => void ({ subject, engine, office } = await openOffice(kind)));
  afterEach(() => subject.close());

  const handOver = async (more: Partial<HandOverRequest> = {}): Promise<HandOverReport> => {
    const by = (await engine.people.actor('office', 'ada'))!;
    return engine.handOvers.handOver({ company: 'office', by, person: 'alice', to: 'cid', tasks: [], reason: 'alice leaves', key: 'over', preview: false, page: { limit: 20 }, ...more });
  };
  const claimed = async (by: string, verb: 'claim' | 'delegate' = 'claim', to?: string): Promise<string> => {
    const id = await office.begin('ann');
    const result = await execute(engine, 'office', by, { type: 'UseVerb', case: id, task: await office.taskOf(id), verb, ...(to !== undefined && { to }) });
    if (!result.accepted) throw new Error(result.rejection.message);
    return id;
  };
  const seatsOf = ({ rows }: HandOverReport): readonly unknown[] => rows.map(({ case: id, started, seats }) => ({ case: id, started, seats: seats.map(({ how, to, result }) => `${how} ${to ?? 'nobody'} ${result}`) }));

  test('a preview changes nothing and tells what is done then, once, case by case', async () => {
    const mine = await claimed('alice');
    const delegated = await claimed('alice', 'delegate', 'bob');
    const preparing = await claimed('eve', 'delegate', 'alice');
    const started = await office.begin('alice');
    await office.begin('ann');
    const deputyship = await office.appoint('alice', 'bob');
    const expected = (result: string): readonly unknown[] => [
      { case: started, started: true, seats: [] },
      { case: preparing, started: false, seats: [`preparing cid ${result}`] },
      { case: delegated, started: false, seats: [`delegated eve ${result}`] },
      { case: mine, started: false, seats: [`claimed cid ${result}`] },
    ];
    const tasks = [{ case: delegated, task: await office.taskOf(delegated), to: 'eve' }];
    const preview = await handOver({ preview: true, tasks });
    expect(seatsOf(preview)).toEqual(expected('possible'));
    expect(preview).toMatchObject({ next: null, deputyships: [{ id: deputyship, endedAt: null }] });
    expect((await stateOf(engine, 'office', mine)).revision).toBe(2);
    const done = await handOver({ tasks });
    expect(seatsOf(done)).toEqual(expected('done'));
    expect(done.deputyships).toMatchObject([{ id: deputyship, endedBy: 'ada' }]);
    expect(seatsOf(await handOver({ tasks }))).toEqual([{ case: started, started: true, seats: [] }]);
    expect(await office.approve('alice', mine)).toEqual(refused('not-allowed'));
    expect(await office.approve('cid', mine)).toMatchObject({ accepted: true });
    for (const id of [delegated, preparing]) {
      const by = id === delegated ? 'bob' : 'cid';
      expect(await execute(engine, 'office', by, { type: 'UseVerb', case: id, task: await office.taskOf(id), verb: 'hand-back' })).toMatchObject({ accepted: true });
      expect(await office.approve('eve', id)).toMatchObject({ accepted: true });
    }
    const [, , entry] = await engine.cases.history('office', mine, 1, 10);
    expect(entry!.entry.command).toMatchObject({ type: 'HandOver', from: 'alice', reason: 'alice leaves', actor: { id: 'ada' } });
    expect(await office.listOf('cid')).toEqual([]);
    for (const id of [mine, delegated, preparing]) expect(await engine.proofs.proveCase('office', id)).toMatchObject({ proven: true });
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  });

  test('nobody prepares a seat for himself: it is simply theirs', async () => {
    const [delegated, preparing] = [await claimed('alice', 'delegate', 'cid'), await claimed('eve', 'delegate', 'alice')];
    await handOver({ tasks: [{ case: preparing, task: await office.taskOf(preparing), to: 'eve' }] });
    expect((await stateOf(engine, 'office', delegated)).actedIn).toEqual({});
    expect(await office.approve('cid', delegated)).toMatchObject({ accepted: true });
    expect(await office.approve('eve', preparing)).toMatchObject({ accepted: true });
    for (const id of [delegated, preparing]) expect(await engine.proofs.proveCase('office', id)).toMatchObject({ proven: true });
  });

  test('what duties forbid is told, and left; so is what nobody is named for', async () => {
    const id = await claimed('alice');
    for (const preview of [true, false]) {
      const { rows } = await handOver({ to: 'ann', preview });
      expect(rows).toEqual([expect.objectContaining({ case: id, seats: [expect.objectContaining({ result: 'refused', refused: expect.objectContaining({ code: 'not-allowed', message: expect.stringMatching(/ann started it/) }) })] })]);
    }
    const none = await handOver({ to: undefined });
    expect(none.rows).toEqual([expect.objectContaining({ seats: [expect.objectContaining({ to: null, result: 'refused' })] })]);
    expect((await stateOf(engine, 'office', id)).revision).toBe(2);
    const instruction: UserInstruction = { type: 'HandOver', case: id, from: 'alice', reason: 'r', seats: [{ task: await office.taskOf(id), seat: 0, to: 'cid' }] };
    expect(await execute(engine, 'office', 'alice', instruction)).toEqual(refused('not-allowed', /process admin/));
    expect(await execute(engine, 'office', 'ada', { ...instruction, from: 'eve' })).toEqual(refused('not-allowed', /eve's alone/));
  });

  test('goes on page by page, and after a crash with what is left', async () => {
    const ids = [await claimed('alice'), await claimed('alice'), await claimed('alice')];
    const first = await handOver({ page: { limit: 2 } });
    expect(first.rows.map((row) => row.case)).toEqual([ids[2], ids[1]]);
    const again = await handOver({ page: { limit: 2 } });
    expect(again.rows).toEqual([]);
    const last = await handOver({ page: { limit: 2, after: again.next! } });
    expect(seatsOf(last)).toEqual([{ case: ids[0], started: false, seats: ['claimed cid done'] }]);
    expect(last.next).toBeNull();
  });
});
