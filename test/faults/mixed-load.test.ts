import { afterAll, describe, expect, test } from '@jest/globals';
import type { CommandResult } from '../../src/engine/command-service.js';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { act, found, start, tally } from '../engine/helpers.js';
import { SUBJECTS, stopServer } from '../engine/subject.js';
import { echo, finishBuild, startSeat } from './lab.js';

afterAll(stopServer);

const CLIENTS = 64;
const SEATS = 3;

/** What one client does: a case to its end, one left open, one with jobs and a child, a seat out of three, twice the same. */
async function client(engine: Engine, other: Engine, n: number): Promise<readonly CommandResult[]> {
  const build = await start(engine, 'lab', 'ann', 'build', { size: 5 });
  if (n % 2 === 0) await finishBuild(other, build);
  if (n % 4 === 1) await start(engine, 'lab', 'ann', 'errand', {});
  const seats = await Promise.all([engine, other].map((one) => startSeat(one, `room-${n % 4}`, `seat-${n}`)));
  const stale = await act(other, 'lab', 'ben', build, 'submit');
  return [...seats, stale];
}

describe.each(SUBJECTS)('a mixed load on $name', (kind) => {
  test('of 64 clients on two servers: nothing is lost, nothing is there twice, and fsck finds nothing', async () => {
    const subject = await kind.open([echo]);
    const { engine, other } = subject;
    await found(engine, 'lab');
    const results = await Promise.all(Array.from({ length: CLIENTS }, (_, n) => (n % 2 ? client(engine, other, n) : client(other, engine, n))));
    await Promise.all([engine.settle(), other.settle()]);
    const seats = results.flatMap(([first, second]) => [first!, second!]);
    expect(tally(seats)).toMatchObject({ accepted: 4 * SEATS, replayed: 4 * SEATS, 'claim-held': 2 * (CLIENTS - 4 * SEATS) });
    const report = await fsck(engine.database.audit);
    expect(report.faults).toEqual([]);
    const errands = CLIENTS / 4;
    expect(report.cases).toBe(CLIENTS + errands * 2 + 4 * SEATS);
    expect((await engine.database.reader.postings('lab', {}, { limit: 1000 })).rows).toHaveLength(CLIENTS / 2);
    await subject.close();
  });
});
