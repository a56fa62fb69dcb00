import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { ALL_CHECKS } from '../../src/engine/fsck/all-checks.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { act, found, start } from '../engine/helpers.js';
import { SUBJECTS, stopServer } from '../engine/subject.js';
import type { Subject } from '../engine/subject.js';
import { built, echo, openCases } from './lab.js';

afterAll(stopServer);

describe.each(SUBJECTS)('fsck on $name', (kind) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await kind.open([echo]);
    await found(subject.engine, 'lab');
  });
  afterEach(() => subject.close());

  test('finds nothing where nothing is wrong, in open and in ended cases', async () => {
    await built(subject.engine);
    await openCases(subject.engine);
    await act(subject.engine, 'lab', 'ann', await start(subject.engine, 'lab', 'ann', 'seat', { room: 'b' }), 'rise');
    await start(subject.engine, 'lab', 'ann', 'brittle', {});
    subject.clock.set('2026-03-02T02:30:00.000Z');
    await subject.engine.settle();
    expect((await subject.engine.database.reader.jobs('lab', 'halted', { limit: 9 })).rows).toHaveLength(1);
    const report = await fsck(subject.engine.database.audit);
    expect(report).toMatchObject({ sound: true, faults: [], companies: 1 });
    expect(report.cases).toBe(7);
    expect(await fsck(subject.engine.database.audit, 'nobody')).toMatchObject({ sound: true, cases: 0 });
  });

  test('looks while others write', async () => {
    const { engine, other } = subject;
    const { reader, audit } = other.database;
    let [writing, looks] = [true, 0];
    const writers = Promise.all([engine, other, engine, other].map(built)).finally(() => (writing = false));
    while (writing && looks < 200) {
      expect((await fsck(audit, 'lab')).faults).toEqual([]);
      looks += 1;
      await turn();
    }
    await writers;
    expect(looks).toBeGreaterThan(0);
    expect((await reader.cases('lab', {}, { limit: 9 })).rows).toHaveLength(4);
  });
});

/** What somebody does past the engine, and the line of the report that has to name it. */
interface Planted {
  readonly what: string;
  readonly check: string;
  readonly in: 'build' | 'seat' | 'errand' | 'done';
  readonly revision: number;
  readonly problem: RegExp;
  readonly sql: (id: string) => readonly string[];
}

const body = (id: string, revision: number, from: string, to: string): string =>
  `UPDATE history SET body = CAST(REPLACE(CAST(body AS TEXT), '${from}', '${to}') AS BLOB) WHERE case_id = '${id}' AND revision = ${revision}`;

const PLANTED: readonly Planted[] = [
  { what: 'an altered entry', check: 'chain', in: 'done', revision: 2, problem: /altered/, sql: (id) => [body(id, 2, 'ann', 'eve')] },
  { what: 'an entry cut out', check: 'revisions', in: 'done', revision: 3, problem: /follows entry 1/, sql: (id) => [`DELETE FROM history WHERE case_id = '${id}' AND revision = 2`] },
  { what: 'a tail cut off', check: 'revisions', in: 'done', revision: 5, problem: /at revision 6/, sql: (id) => [`DELETE FROM history WHERE case_id = '${id}' AND revision = 6`] },
  { what: 'a case row gone', check: 'revisions', in: 'seat', revision: 1, problem: /no case row/, sql: (id) => [`DELETE FROM cases WHERE id = '${id}'`] },
  { what: 'a history gone', check: 'revisions', in: 'seat', revision: 1, problem: /nothing/, sql: (id) => [`DELETE FROM history WHERE case_id = '${id}'`] },
  { what: 'another state', check: 'state', in: 'build', revision: 1, problem: /adds up to/, sql: (id) => [`UPDATE cases SET state = CAST(REPLACE(CAST(state AS TEXT), '"size":5', '"size":6') AS BLOB) WHERE id = '${id}'`] },
  { what: 'a state that is no JSON', check: 'state', in: 'build', revision: 1, problem: /no JSON/, sql: (id) => [`UPDATE cases SET state = X'7b' WHERE id = '${id}'`] },
  { what: 'another status', check: 'state', in: 'build', revision: 1, problem: /status is completed/, sql: (id) => [`UPDATE cases SET status = 'completed' WHERE id = '${id}'`] },
  { what: 'another head', check: 'chain', in: 'build', revision: 1, problem: /another hash/, sql: (id) => [`UPDATE cases SET head = zeroblob(32) WHERE id = '${id}'`] },
  { what: 'an entry of another company', check: 'companies', in: 'seat', revision: 1, problem: /lab/, sql: (id) => [`UPDATE history SET company = 'other' WHERE case_id = '${id}'`] },
  { what: 'a task gone', check: 'tasks', in: 'build', revision: 1, problem: /missing/, sql: (id) => [`DELETE FROM task WHERE case_id = '${id}'`] },
  { what: 'a task of an ended case', check: 'tasks', in: 'done', revision: 6, problem: /knows nothing/, sql: (id) => [`INSERT INTO task SELECT company, '${id}', id, workflow, state, opened_at, due_at, candidates, done FROM task LIMIT 1`] },
  { what: 'a task that is due at another time', check: 'tasks', in: 'build', revision: 1, problem: /dueAt/, sql: (id) => [`UPDATE task SET due_at = NULL WHERE case_id = '${id}'`] },
  { what: 'a candidate too many', check: 'candidates', in: 'build', revision: 1, problem: /person:eve/, sql: (id) => [`UPDATE candidate SET token = 'person:eve' WHERE case_id = '${id}'`] },
  { what: 'somebody who has done nothing', check: 'candidates', in: 'build', revision: 1, problem: /doer eve/, sql: (id) => [`INSERT INTO task_done SELECT company, case_id, id, 'eve' FROM task WHERE case_id = '${id}'`] },
  { what: 'a timer gone', check: 'timers', in: 'build', revision: 1, problem: /missing/, sql: (id) => [`DELETE FROM timer WHERE case_id = '${id}'`] },
  { what: 'a timer put off', check: 'timers', in: 'build', revision: 1, problem: /2099/, sql: (id) => [`UPDATE timer SET due_at = '2099-01-01 00:00:00.000000' WHERE case_id = '${id}'`] },
  { what: 'a timer of an ended case', check: 'timers', in: 'done', revision: 6, problem: /knows nothing/, sql: (id) => [`UPDATE timer SET case_id = '${id}'`] },
  { what: 'a job gone', check: 'jobs', in: 'errand', revision: 1, problem: /missing/, sql: (id) => [`DELETE FROM job WHERE case_id = '${id}'`] },
  { what: 'a job halted by nobody', check: 'jobs', in: 'errand', revision: 1, problem: /"halted":true/, sql: (id) => [`UPDATE job SET state = 'halted' WHERE case_id = '${id}'`] },
  { what: 'a message that nobody has sent', check: 'jobs', in: 'errand', revision: 1, problem: /no entry has sent it/, sql: (id) => [`UPDATE job SET kind = 'engine', connector = 'signal-case' WHERE case_id = '${id}'`] },
  { what: 'a claim lost', check: 'claims', in: 'seat', revision: 1, problem: /missing/, sql: (id) => [`DELETE FROM claim_holder WHERE case_id = '${id}'`] },
  { what: 'a claim of a case that has none', check: 'claims', in: 'build', revision: 1, problem: /knows nothing/, sql: (id) => [`UPDATE claim_holder SET case_id = '${id}'`] },
  { what: 'a posting gone', check: 'postings', in: 'done', revision: 6, problem: /missing/, sql: (id) => [`DELETE FROM posting WHERE case_id = '${id}'`] },
  { what: 'a posting of another amount', check: 'postings', in: 'done', revision: 6, problem: /"amount":"500"/, sql: (id) => [`UPDATE posting SET amount = '500.0' WHERE case_id = '${id}'`] },
  { what: 'something that was never told', check: 'outbox', in: 'done', revision: 4, problem: /missing/, sql: (id) => [`DELETE FROM outbox WHERE case_id = '${id}' AND revision = 4`] },
  { what: 'something told otherwise', check: 'outbox', in: 'build', revision: 1, problem: /\["x"\]/, sql: (id) => [`UPDATE outbox SET events = CAST('["x"]' AS BLOB) WHERE case_id = '${id}'`] },
  { what: 'an answer gone', check: 'answers', in: 'build', revision: 1, problem: /missing/, sql: (id) => [`DELETE FROM idempotency WHERE case_id = '${id}'`] },
  { what: 'an answer to somebody else', check: 'answers', in: 'build', revision: 1, problem: /"actor":"eve"/, sql: (id) => [`UPDATE idempotency SET actor = 'eve' WHERE case_id = '${id}'`] },
  { what: 'an answer without a case', check: 'answers', in: 'seat', revision: 1, problem: /knows nothing/, sql: (id) => ['history', 'cases', 'task', 'candidate', 'claim_holder', 'outbox'].map((table) => `DELETE FROM ${table} WHERE ${table === 'cases' ? 'id' : 'case_id'} = '${id}'`) },
  { what: 'a row that cannot be read', check: 'readable', in: 'build', revision: 0, problem: /instant/, sql: (id) => [`UPDATE task SET opened_at = 'yesterday' WHERE case_id = '${id}'`] },
];

describe('a planted fault is found, with company, case and revision', () => {
  const kind = SUBJECTS.find(({ name }) => name === 'SQLite')!;
  let subject: Subject;
  let ids: Readonly<Record<Planted['in'], string>>;
  beforeEach(async () => {
    subject = await kind.open([echo]);
    await found(subject.engine, 'lab');
    ids = { done: await built(subject.engine), ...(await openCases(subject.engine)) };
  });
  afterEach(() => subject.close());

  test.each(PLANTED)('$check: $what', async ({ check, in: where, revision, problem, sql }) => {
    await subject.tamper!(sql(ids[where]));
    const { sound, faults } = await fsck(subject.engine.database.audit);
    expect(sound).toBe(false);
    expect(faults).toContainEqual({ check, company: expect.stringMatching(/^(lab|other)$/), case: ids[where], revision, problem: expect.stringMatching(problem) });
  });

  test('claim counts: a counter that counts something else', async () => {
    await subject.tamper!(['UPDATE claim_counter SET taken = 7']);
    const fault = { check: 'claim counts', company: 'lab', case: null, revision: 0, problem: expect.stringMatching(/seat\/place \["a"\].* 7 times.* 1 cases/) };
    expect((await fsck(subject.engine.database.audit)).faults).toEqual([fault]);
  });

  test('every check has a fault planted', () => {
    expect(new Set(PLANTED.map(({ check }) => check))).toEqual(new Set([...ALL_CHECKS.map(({ name }) => name), 'readable']));
  });
});
