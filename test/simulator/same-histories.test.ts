import { afterAll, describe, expect, test } from '@jest/globals';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { found } from '../engine/helpers.js';
import { stopServer, SUBJECTS } from '../engine/subject.js';
import { tellFigures } from '../support/figures.js';
import { lab } from '../support/rulebooks.js';
import { simulate } from './simulate.js';
import { differences } from './twin-databases.js';

afterAll(stopServer);

const HISTORIES = Number(process.env['SAME_HISTORIES'] ?? 15);
const WRITTEN = ['history', 'cases', 'idempotency', 'case_field', 'task', 'candidate', 'task_done', 'timer', 'job', 'posting', 'outbox', 'claim_counter', 'claim_holder', 'account_guard', 'refusal'];

describe.each(SUBJECTS.filter(({ name }) => name !== 'memory'))('random histories on $name', (kind) => {
  test(`${HISTORIES} of the simulator's runs come to the same results and the same hashes`, async () => {
    const subject = await kind.open();
    const { engine, clock } = subject;
    await found(engine, 'lab');
    const version = (await engine.rulebooks.inForce('lab'))?.version;
    if (version === undefined) throw new Error('Expected a rulebook.');
    const rulebook = { ...(await lab()), version };
    let decided = 0;
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const run = await simulate(seed, rulebook);
      expect([seed, await differences(run, engine.database, clock)]).toEqual([seed, []]);
      expect([seed, (await fsck(engine.database.audit)).faults]).toEqual([seed, []]);
      await subject.tamper!(WRITTEN.map((table) => `DELETE FROM ${table}`));
      decided += run.decided.length;
    }
    tellFigures(`the simulator’s histories on ${kind.name}`, { histories: HISTORIES, commands: decided });
    expect(decided).toBeGreaterThan(HISTORIES * 8);
    await subject.close();
  }, 3_600_000);
});
