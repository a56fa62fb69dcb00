import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CheckedCommand } from '../../src/engine/checked-command.js';
import type { Engine } from '../../src/engine/engine.js';
import type { CheckedEntry } from '../../src/engine/verify-chain.js';
import { act, found, start, stateOf } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

describe.each(SUBJECTS)('histories that prove themselves, on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  beforeEach(async () => {
    subject = await kind.open();
    engine = subject.engine;
    await found(engine, 'lab');
  });
  afterEach(() => subject.close());

  test('every case verifies and proves, and replay gives each state again', async () => {
    const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
    await act(engine, 'lab', 'ann', id, 'submit', { fields: { note: '备注 🙂' } });
    await act(engine, 'lab', 'ben', id, 'return');
    expect(await engine.proofs.verifyCompany('lab')).toEqual({ sound: true, cases: 1, entries: 3, faults: [] });
    expect(await engine.proofs.proveCase('lab', id)).toEqual({ proven: true, case: id, commands: 3 });
    expect(await engine.cases.stateAt('lab', id, 3)).toEqual(await stateOf(engine, 'lab', id));
    expect((await engine.cases.stateAt('lab', id, 1))?.data).toEqual({ size: 5, kind: 'small' });
    expect(await engine.cases.stateAt('lab', id, 4)).toBeUndefined();
  });

  // Memory has no rows that somebody could change past the engine.
  if (kind.name === 'memory') return;

  test('what was checked is told entry by entry, and where what is recorded differs from what is decided', async () => {
    const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
    await act(engine, 'lab', 'cat', id, 'submit', { fields: { note: 'first' } });
    const [entries, commands]: [CheckedEntry[], CheckedCommand[]] = [[], []];
    await engine.proofs.verifyCase('lab', id, undefined, (entry) => entries.push(entry));
    await engine.proofs.proveCase('lab', id, (command) => commands.push(command));
    expect(entries.map(({ revision, hash, computed, problem }) => [revision, hash === computed, problem])).toEqual([[1, true, undefined], [2, true, undefined]]);
    expect(commands.map(({ revision, same, tables }) => [revision, same, tables])).toEqual([[1, true, ['grade']], [2, true, []]]);
    await subject.tamper!([`UPDATE history SET body = REPLACE(body, '{"changes":{"note":"first"},', '{"changes":{"note":"other"},') WHERE case_id = '${id}' AND revision = 2`]);
    await engine.proofs.verifyCase('lab', id, undefined, (entry) => entries.push(entry));
    expect(entries.at(-1)).toMatchObject({ revision: 2, problem: expect.stringMatching(/altered/) });
    expect(entries.at(-1)?.computed).not.toBe(entries.at(-1)?.hash);
    const proof = await engine.proofs.proveCase('lab', id, (command) => commands.push(command));
    expect(commands.at(-1)).toMatchObject({ revision: 2, same: false });
    expect(proof?.difference?.places).toEqual([{ path: expect.stringMatching(/^\d+\.changes\.note$/), recorded: '"other"', decided: '"first"' }]);
  });

  test.each([
    ['altered', (id: string) => [`UPDATE history SET body = REPLACE(body, 'cat', 'ann') WHERE case_id = '${id}' AND revision = 2`], 2, /altered/],
    ['deleted', (id: string) => [`DELETE FROM history WHERE case_id = '${id}' AND revision = 2`], 3, /revision/],
    ['truncated', (id: string) => [`DELETE FROM history WHERE case_id = '${id}' AND revision = 3`], 3, /2 entries/],
    ['reordered', (id: string) => [
      `UPDATE history SET revision = 12 WHERE case_id = '${id}' AND revision = 2`,
      `UPDATE history SET revision = 2 WHERE case_id = '${id}' AND revision = 3`,
      `UPDATE history SET revision = 3 WHERE case_id = '${id}' AND revision = 12`,
    ], 2, /revision/],
    ['inserted', (id: string) => [`INSERT INTO history (company, case_id, revision, at, hash, body) SELECT company, case_id, 4, at, hash, body FROM history WHERE case_id = '${id}' AND revision = 3`], 4, /revision/],
    ['given another time', (id: string) => [`UPDATE history SET at = '2026-03-02 02:02:02.000000' WHERE case_id = '${id}' AND revision = 2`], 2, /the row says 2026-03-02T02:02:02/],
    ['made unreadable', (id: string) => [`UPDATE history SET body = 'null' WHERE case_id = '${id}' AND revision = 2`], 2, /altered/],
  ] as const)('an entry that was %s is found, with case and revision', async (_what, statements, revision, problem) => {
    const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
    await act(engine, 'lab', 'cat', id, 'submit');
    await act(engine, 'lab', 'ben', id, 'return');
    await subject.tamper!(statements(id));
    for (const report of [await engine.proofs.verifyCase('lab', id), await engine.proofs.verifyCompany('lab')]) {
      expect(report?.sound).toBe(false);
      expect(report?.faults[0]).toMatchObject({ case: id, revision, problem: expect.stringMatching(problem) });
    }
  });

  test('an entry that is missing is one fault, and the rest of the chain is looked at as it stands', async () => {
    const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
    await act(engine, 'lab', 'cat', id, 'submit');
    await act(engine, 'lab', 'ben', id, 'return');
    await subject.tamper!([`DELETE FROM history WHERE case_id = '${id}' AND revision = 2`]);
    expect((await engine.proofs.verifyCase('lab', id))?.faults).toEqual([{ case: id, revision: 3, problem: 'expected revision 2, but revision 3 follows' }]);
  });

  test('a case with an unreadable entry cannot be proven, and another one is proven all the same', async () => {
    const [id, other] = [await start(engine, 'lab', 'cat', 'build', { size: 5 }), await start(engine, 'lab', 'cat', 'build', { size: 6 })];
    await act(engine, 'lab', 'cat', id, 'submit');
    await subject.tamper!([`UPDATE history SET body = '{}' WHERE case_id = '${id}' AND revision = 2`]);
    expect(await engine.proofs.proveCase('lab', id)).toMatchObject({ proven: false, commands: 1, difference: { revision: 2, recorded: 'an entry that cannot be read' } });
    expect(await engine.proofs.proveCase('lab', other)).toMatchObject({ proven: true });
  });

  // MariaDB takes no text for a time.
  const onSqlite = kind.name === 'SQLite' ? test : undefined;
  onSqlite?.('a time that is none is a fault of its entry, not the end of the look at the company', async () => {
    const [id] = [await start(engine, 'lab', 'cat', 'build', { size: 5 }), await start(engine, 'lab', 'cat', 'build', { size: 6 })];
    await subject.tamper!([`UPDATE history SET at = 'yesterday' WHERE case_id = '${id}'`]);
    expect(await engine.proofs.verifyCompany('lab')).toMatchObject({ sound: false, cases: 2, entries: 2, faults: [{ case: id, revision: 1, problem: expect.stringContaining('yesterday') }] });
  });

  test.each([['a tail'], ['a whole case']])('%s cut off together with its case row is found against a checkpoint', async (what) => {
    const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
    await act(engine, 'lab', 'cat', id, 'submit');
    const checkpoint = await engine.proofs.checkpoint('lab');
    const cut = what === 'a tail'
      ? [`DELETE FROM history WHERE case_id = '${id}' AND revision = 2`, `UPDATE cases SET revision = 1, head = (SELECT hash FROM history WHERE case_id = '${id}' AND revision = 1) WHERE id = '${id}'`]
      : [`DELETE FROM history WHERE case_id = '${id}'`, `DELETE FROM cases WHERE id = '${id}'`];
    await subject.tamper!(cut);
    expect((await engine.proofs.verifyCompany('lab')).sound).toBe(true);
    expect((await engine.proofs.verifyCompany('lab', checkpoint)).faults).toMatchObject([{ case: id, revision: 2, problem: expect.stringContaining('checkpoint') }]);
  });
});
