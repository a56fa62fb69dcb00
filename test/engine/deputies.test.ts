import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CommandResult, UserInstruction } from '../../src/engine/command-service.js';
import type { DeputyRequest } from '../../src/engine/deputies.js';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { execute, start, stateOf, tally } from './helpers.js';
import { openOffice, officeFiles, refused, type Office } from './office.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

describe.each(SUBJECTS)('deputies, on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  let office: Office;

  beforeEach(async () => void ({ subject, engine, office } = await openOffice(kind)));
  afterEach(() => subject.close());

  test('a deputy finds the task, is told that it may be done, does it, and the history says for whom', async () => {
    const deputyship = await office.appoint('alice', 'bob');
    const id = await office.begin('ann');
    expect(await office.listOf('bob')).toEqual([{ case: id, state: 'asking', onBehalfOf: ['alice'] }]);
    const offered = await engine.cases.availableActions('office', id, (await engine.people.actor('office', 'bob'))!);
    expect(offered).toEqual([expect.objectContaining({ action: 'approve', legal: true, onBehalfOf: 'alice' }), expect.objectContaining({ action: 'reject', legal: true, onBehalfOf: 'alice' })]);
    expect(await office.approve('bob', id)).toMatchObject({ accepted: true, answer: { in: ['signing'] } });
    const [, done] = await engine.cases.history('office', id, 1, 10);
    expect(done!.entry.command.actor).toMatchObject({ id: 'bob', posts: ['finance'], onBehalfOf: { deputyship, person: { id: 'alice', posts: ['head'] } } });
    expect(done!.entry.events).toContainEqual(expect.objectContaining({ type: 'ActionPerformed', person: 'bob', onBehalfOf: 'alice' }));
    expect((await stateOf(engine, 'office', id)).actedIn).toEqual({ asking: ['bob', 'alice'] });
    expect(await engine.proofs.proveCase('office', id)).toMatchObject({ proven: true, commands: 2 });
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  });

  test('the own right goes first, and nobody signs twice: once alone and once as a deputy, or for two', async () => {
    await office.appoint('alice', 'bob');
    const id = await office.begin('ann');
    await office.approve('eve', id);
    expect(await office.listOf('bob')).toEqual([{ case: id, state: 'signing', onBehalfOf: undefined }]);
    expect(await office.approve('bob', id)).toMatchObject({ accepted: true });
    expect((await stateOf(engine, 'office', id)).tasks[await office.taskOf(id)]!.performed).toEqual([expect.objectContaining({ person: 'bob', seat: 1 })]);
    expect(await office.listOf('bob')).toEqual([]);
    expect(await office.approve('bob', id)).toEqual(refused('already-acted'));
    expect(await office.approveFor('bob', 'alice', id)).toEqual(refused('already-acted', /bob has acted/));
    expect(await office.approve('alice', id)).toMatchObject({ accepted: true, answer: { status: 'completed' } });
  });

  test('whoever has been stood in for has signed, and a deputy who is needed for a later seat takes none before', async () => {
    await office.appoint('alice', 'cid');
    const id = await office.begin('ann');
    await office.approve('eve', id);
    expect(await office.approve('cid', id)).toMatchObject({ accepted: true });
    expect(await office.approve('alice', id)).toEqual(refused('already-acted', /alice has acted/));
    expect(await office.listOf('alice')).toEqual([]);
    const double = await start(engine, 'office', 'ann', 'double', {});
    await office.approve('cid', double);
    expect([await office.listOf('alice'), await office.listOf('cid'), await office.listOf('eve')]).toEqual([[], [], [{ case: double, state: 'asking', onBehalfOf: undefined }]]);
    expect(await office.approve('alice', double)).toEqual(refused('already-acted', /alice has acted/));
    await office.appoint('alice', 'bob');
    const next = await office.begin('ann');
    await office.approve('eve', next);
    for (const one of [next, await start(engine, 'office', 'ann', 'double', {})]) expect(await office.approveFor('bob', 'alice', one)).toEqual(refused('not-allowed', /bob is needed for a later one/));
  });

  test('a starter approves neither alone nor as a deputy, and nobody as the deputy of a starter', async () => {
    await office.appoint('eve', 'ann');
    await office.appoint('eve', 'bob');
    const anns = await office.begin('ann');
    expect(await office.approve('ann', anns)).toEqual(refused('not-allowed', /ann started it/));
    expect(await office.approveFor('ann', 'eve', anns)).toEqual(refused('not-allowed', /ann started it/));
    const eves = await office.begin('eve');
    expect(await office.approveFor('bob', 'eve', eves)).toEqual(refused('not-allowed', /eve started it/));
    expect(await office.approve('alice', eves)).toMatchObject({ accepted: true });
  });

  test('from the first day to the last in the time zone of the company, and not after somebody has ended it', async () => {
    const deputyship = await office.appoint('alice', 'bob', { from: '2026-03-03', to: '2026-03-04' });
    const id = await office.begin('ann');
    expect(await office.listOf('bob')).toEqual([]);
    expect(await office.approve('bob', id)).toEqual(refused('not-allowed'));
    subject.clock.set('2026-03-02T16:00:00.000Z');
    expect(await office.listOf('bob')).toHaveLength(1);
    subject.clock.set('2026-03-04T16:00:00.000Z');
    expect(await office.approve('bob', id)).toEqual(refused('not-allowed'));
    expect(await office.approveFor('bob', 'alice', id)).toEqual(refused('not-allowed', /no deputyship says so/));
    subject.clock.set('2026-03-04T15:59:59.000Z');
    expect(await office.listOf('bob')).toHaveLength(1);
    expect(await office.end(deputyship, 'cid')).toBeUndefined();
    expect(await office.end(deputyship, 'bob')).toEqual(refused('not-allowed'));
    expect(await office.end(deputyship, 'ada')).toMatchObject({ accepted: true, deputyship: { endedBy: 'ada' } });
    expect(await office.approve('bob', id)).toEqual(refused('not-allowed'));
    expect(await office.listOf('bob')).toEqual([]);
    expect(await office.end(deputyship, 'alice')).toMatchObject({ accepted: true, deputyship: { endedBy: 'ada' } });
    const all = await subject.other.deputies.list('office', { principal: 'alice' }, { limit: 10 });
    expect(all.rows).toEqual([expect.objectContaining({ id: deputyship, deputy: 'bob', reason: 'away', madeBy: 'alice', endedBy: 'ada', endedAt: '2026-03-04T15:59:59.000Z' })]);
  });

  test('a deputyship may be for some workflows, or for the seats of some posts', async () => {
    await office.appoint('eve', 'bob', { workflows: ['short'] });
    await office.appoint('eve', 'cid', { posts: ['head'] });
    const [flow, short] = [await office.begin('ann'), await start(engine, 'office', 'ann', 'short', {})];
    expect(await office.listOf('bob')).toEqual([{ case: short, state: 'asking', onBehalfOf: ['eve'] }]);
    expect(await office.listOf('cid')).toEqual([{ case: flow, state: 'asking', onBehalfOf: ['eve'] }]);
    expect(await office.approveFor('bob', 'eve', flow)).toEqual(refused('not-allowed', /no deputyship says so/));
    expect(await office.approve('cid', short)).toEqual(refused('not-allowed'));
    expect(await office.as('cid', 'eve', { type: 'UseVerb', case: flow, task: await office.taskOf(flow), verb: 'claim' })).toEqual(refused('not-allowed', /in everything/));
    expect(await office.approve('cid', flow)).toMatchObject({ accepted: true });
    expect(await office.approve('bob', short)).toMatchObject({ accepted: true });
  });

  test('a deputy of a deputy stands in for nobody else, and has to say for whom where it could be two', async () => {
    await office.appoint('alice', 'bob');
    await office.appoint('bob', 'cid');
    const id = await office.begin('ann');
    expect(await office.approve('cid', id)).toEqual(refused('not-allowed'));
    expect(await office.approveFor('cid', 'alice', id)).toEqual(refused('not-allowed', /no deputyship says so/));
    await office.appoint('eve', 'bob');
    expect(await office.approve('bob', id)).toEqual(refused('data-invalid', /alice or eve/));
    expect(await office.approveFor('bob', 'eve', id)).toMatchObject({ accepted: true });
    expect((await stateOf(engine, 'office', id)).actedIn).toEqual({ asking: ['bob', 'eve'] });
  });

  test('whoever loses a post after the task was offered loses it for the deputy too', async () => {
    await office.appoint('alice', 'bob');
    const id = await office.begin('ann');
    expect(await office.listOf('bob')).toHaveLength(1);
    const changed = await engine.releases.found('office', officeFiles('clerk'), '2026-03-02');
    expect(changed).toMatchObject({ released: true });
    expect(await office.approve('alice', id)).toEqual(refused('not-allowed'));
    expect(await office.approve('bob', id)).toEqual(refused('not-allowed'));
    expect(await office.approveFor('bob', 'alice', id)).toEqual(refused('not-allowed', /a holder of the post head/));
    expect(await office.approve('eve', id)).toMatchObject({ accepted: true });
  });

  test('of a person and the deputy who act at once, one does', async () => {
    await office.appoint('alice', 'bob');
    for (let round = 0; round < 5; round += 1) {
      const id = await office.begin('ann');
      const instruction: UserInstruction = { type: 'PerformAction', case: id, task: await office.taskOf(id), action: 'approve' };
      const results = await Promise.all([execute(engine, 'office', 'alice', instruction), execute(subject.other, 'office', 'bob', instruction)]);
      expect(tally(results)).toEqual({ accepted: 1, 'task-not-open': 1 });
      expect(await engine.proofs.proveCase('office', id)).toMatchObject({ proven: true, commands: 2 });
    }
  });

  test('what a deputy does with a seat is done to that of the person behind', async () => {
    const deputyship = await office.appoint('alice', 'bob');
    const id = await office.begin('ann');
    const use = async (verb: 'claim' | 'transfer' | 'withdraw', to?: string): Promise<CommandResult> => execute(engine, 'office', 'bob', { type: 'UseVerb', case: id, task: await office.taskOf(id), verb, ...(to !== undefined && { to }) });
    expect(await engine.cases.availableVerbs('office', id, (await engine.people.actor('office', 'bob'))!)).toContainEqual(expect.objectContaining({ verb: 'claim', legal: true, onBehalfOf: 'alice' }));
    expect(await use('claim')).toMatchObject({ accepted: true });
    expect(await office.approve('eve', id)).toEqual(refused('not-allowed'));
    expect(await office.listOf('alice')).toHaveLength(1);
    for (const nobodyElse of ['bob', 'alice']) expect(await use('transfer', nobodyElse)).toEqual(refused('not-allowed', /somebody else/));
    await office.end(deputyship, 'alice');
    expect(await office.approve('bob', id)).toEqual(refused('not-allowed'));
    await office.appoint('alice', 'bob');
    expect(await use('transfer', 'cid')).toMatchObject({ accepted: true });
    expect((await stateOf(engine, 'office', id)).tasks[await office.taskOf(id)]!.seats).toEqual([{ person: 'cid' }]);
    expect(await office.approve('cid', id)).toMatchObject({ accepted: true });
    expect(await engine.proofs.proveCase('office', id)).toMatchObject({ proven: true });
  });

  test('people lay down their own deputies, process admins those of everybody, and a key stands for one request', async () => {
    expect(await office.ask('cid', { principal: 'alice' })).toEqual(refused('not-allowed'));
    expect(await office.ask('ada', { principal: 'alice' })).toMatchObject({ accepted: true, deputyship: { madeBy: 'ada', principal: 'alice' } });
    const first = await office.ask('alice', { key: 'one' });
    expect(await office.ask('alice', { key: 'one' })).toEqual(first);
    expect(await office.ask('alice', { key: 'one', deputy: 'cid' })).toEqual(refused('key-reused'));
    const wrong: readonly Partial<DeputyRequest>[] = [{ deputy: 'alice' }, { deputy: 'nobody' }, { from: '2026-03-05' }, { from: '2026-01-01', to: '2026-03-01' }, { workflows: ['none'] }, { posts: ['none'] }];
    for (const one of wrong) expect(await office.ask('alice', one)).toEqual(refused('data-invalid', /^Expected/));
    expect((await engine.deputies.list('office', {}, { limit: 10 })).rows).toHaveLength(2);
    expect((await engine.deputies.list('elsewhere', {}, { limit: 10 })).rows).toHaveLength(0);
  });
});
