import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { fixture } from '../core/rulebook/fixture.js';
import { act, enforce, start, stateOf } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const SCENARIOS = `workflow: inquiry
scenarios:
  - scenario: All of the ladder
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann, data: {} }
    steps:
      - { by: ann, do: ask }
      - { wait: P1D }
      - { by: ann, do: heard }
      - { clock: 2026-03-10T09:00:00+08:00 }
      - { by: ann, do: complete }
    expect: { in: [done], postings: [{ ledger: conduct, person: ann, amount: -2.5 }] }
  - scenario: In time
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann, data: {} }
    steps: [{ by: ann, do: complete }]
    expect: { in: [done] }
`;

/** The company of the reference of the YAML, cut down to its workflow with a clock. */
function inquiries(): Record<string, string> {
  const files = fixture('good');
  const kept = ['rules/rulebook.yaml', 'rules/office.yaml', 'calendars/country.yaml', 'workflows/inquiry.yaml'];
  const some = Object.fromEntries(kept.map((path) => [path, files[path] ?? '']));
  return { ...some, 'workflows/inquiry.scenarios.yaml': SCENARIOS };
}

describe.each(SUBJECTS)('clocks on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  beforeEach(async () => {
    subject = await kind.open();
    engine = subject.engine;
    await enforce(engine, 'acme', inquiries());
  });
  afterEach(() => subject.close());

  const taskDue = async (): Promise<unknown> => {
    const actor = await engine.people.actor('acme', 'ann');
    return (await engine.cases.tasksFor('acme', actor!, { limit: 9 })).rows.map(({ dueAt }) => dueAt);
  };
  const until = async (instant: string): Promise<void> => {
    subject.clock.set(new Date(instant).toISOString());
    await engine.settle();
  };

  test('remind, stand still, go on and decide; rows, history and proof agree', async () => {
    const id = await start(engine, 'acme', 'ann', 'inquiry', {});
    expect(await taskDue()).toEqual(['2026-03-05T01:00:00.000Z']);
    await until('2026-03-04T09:00:00+08:00');
    expect((await stateOf(engine, 'acme', id)).data['steps']).toEqual(['half of the time is gone', 'one day is left']);
    await act(engine, 'acme', 'ann', id, 'ask');
    expect(await taskDue()).toEqual([null]);
    expect(await engine.database.queue.nextDue(subject.clock.now())).toBeNull();
    await until('2026-03-10T09:00:00+08:00');
    await act(engine, 'acme', 'ann', id, 'heard');
    expect(await engine.cases.clocks(await stateOf(engine, 'acme', id))).toMatchObject([{ status: 'running', due: '2026-03-11T01:00:00.000Z', overdue: false, segments: [{ kind: 'running' }, { kind: 'paused' }, { kind: 'running', until: null }] }]);
    await until('2026-03-11T09:00:00+08:00');
    expect((await engine.database.reader.balances('acme', { ledger: 'conduct' }, { limit: 9 })).rows).toEqual([{ holder: 'ann', total: '-2.5', postings: 1 }]);
    await until('2026-03-13T09:00:00+08:00');
    expect(Object.values((await stateOf(engine, 'acme', id)).tasks)).toMatchObject([{ state: 'overruled' }]);
    expect(await engine.cases.clocks(await stateOf(engine, 'acme', id))).toMatchObject([{ status: 'ended', overdue: true, endedAt: '2026-03-13T01:00:00.000Z' }]);
    expect(await engine.proofs.proveCase('acme', id)).toMatchObject({ proven: true });
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  });
});
