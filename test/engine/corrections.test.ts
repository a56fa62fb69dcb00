import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/core/model/json.js';
import type { CommandResult } from '../../src/engine/command-service.js';
import type { Engine } from '../../src/engine/engine.js';
import { act, execute, found, start, stateOf } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

describe.each(SUBJECTS)('claims and time limits that follow the data, on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  beforeEach(async () => {
    subject = await kind.open();
    engine = subject.engine;
    await found(engine, 'lab');
  });
  afterEach(() => subject.close());

  const book = (room: string): Promise<CommandResult> => execute(engine, 'lab', 'ann', { type: 'StartCase', workflow: 'booking', data: { room, day: '2026-03-20' } });
  const correct = (id: string, changes: JsonObject): Promise<CommandResult> => execute(engine, 'lab', 'dee', { type: 'ChangeData', case: id, changes, reason: 'misread' });

  test('a correction gives the old claim back, takes the new one where it is free, and sets the time limit anew', async () => {
    const id = await start(engine, 'lab', 'ann', 'booking', { room: 'A', day: '2026-03-20' });
    await start(engine, 'lab', 'ann', 'booking', { room: 'B', day: '2026-03-20' });
    expect(await correct(id, { room: 'B' })).toMatchObject({ rejection: { code: 'claim-held', article: '1' } });
    expect((await stateOf(engine, 'lab', id)).data['room']).toBe('A');
    expect(await correct(id, { room: 'C', day: '2026-03-25' })).toMatchObject({ accepted: true });
    const { claims, timers } = await stateOf(engine, 'lab', id);
    expect(claims).toEqual([{ claim: 'room-of-a-day', key: ['C', '2026-03-25'] }]);
    expect(Object.values(timers)).toMatchObject([{ dueAt: '2026-03-25T01:00:00.000Z' }]);
    expect(await book('A')).toMatchObject({ accepted: true });
    expect(await correct(id, { word: 'as agreed' })).toMatchObject({ accepted: true, answer: { events: ['DataChanged'] } });
    subject.clock.set('2026-03-20T01:00:00.000Z');
    await engine.scheduler.runDue();
    expect((await stateOf(engine, 'lab', id)).status).toBe('open');
    expect(await engine.proofs.proveCase('lab', id)).toMatchObject({ proven: true });
  });

  test('a claim held when completed stays after the end, and comes back from a cancelled case', async () => {
    const done = await start(engine, 'lab', 'ann', 'booking', { room: 'A', day: '2026-03-20' });
    const dropped = await start(engine, 'lab', 'ann', 'booking', { room: 'B', day: '2026-03-20' });
    await act(engine, 'lab', 'ben', done, 'approve', { fields: { word: 'fine' } });
    await execute(engine, 'lab', 'ann', { type: 'CancelCase', case: dropped, reason: 'not needed' });
    expect(await book('A')).toMatchObject({ rejection: { code: 'claim-held' } });
    expect(await book('B')).toMatchObject({ accepted: true });
  });

  test('a required field has to be given with the action; what an earlier round left does not count', async () => {
    const id = await start(engine, 'lab', 'ann', 'booking', { room: 'A', day: '2026-03-20' });
    expect(await act(engine, 'lab', 'ben', id, 'return', { fields: { word: 'not yet' } })).toMatchObject({ accepted: true });
    expect(await act(engine, 'lab', 'ben', id, 'approve')).toMatchObject({ rejection: { code: 'data-invalid', details: [{ path: '/word', message: 'expected a value' }] } });
    expect(await act(engine, 'lab', 'ben', id, 'approve', { fields: { word: 'now' } })).toMatchObject({ accepted: true });
  });
});
