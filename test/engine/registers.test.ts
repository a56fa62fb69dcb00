import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';
import { start } from './helpers.js';

const COMPANY = `
company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1': { title: Lists are kept, untested: played here } }
posts: { clerk: Clerk }
people: { ann: { name: Ann, posts: [clerk], roles: [staff, auditor] } }
`;
const LIST = `
workflow: list
title: List
article: '1'
untested: played here
data:
  type: object
  required: [on, lines]
  properties:
    on: { type: string, format: date }
    lines: { type: array, items: { type: integer } }
initial: kept
states:
  kept: { task: { for: { post: clerk } }, on: { completed: done } }
  done: { type: final }
`;
const REGISTER = `
register: lines
title: Lines
article: '1'
of: { workflow: list, each: lines }
columns:
  line: { title: Line, type: integer, value: item }
  kept_on: { title: Kept on, type: date, value: on }
period: kept_on
totals: { rows: count, line: sum }
logged: true
`;
const ROWS_MAX = 10_000;

describe('a register', () => {
  let subject: Subject;
  let engine: Engine;
  const keep = (on: string, count: number): Promise<string> => start(engine, 'acme', 'ann', 'list', { on, lines: Array.from({ length: count }, (_one, index) => index) });

  beforeAll(async () => {
    subject = await SUBJECTS[0]!.open();
    engine = subject.engine;
    const files = { 'rules/rulebook.yaml': COMPANY, 'workflows/list.yaml': LIST, 'rules/lines.yaml': REGISTER };
    const result = await engine.releases.found('acme', files, '2000-01-01');
    if (!result.released) throw new Error(JSON.stringify(result));
  });

  afterAll(async () => {
    await subject.close();
    await stopServer();
  });

  test('of ten thousand rows is read; with one more it is refused, and nobody is said to have read it', async () => {
    const ann = (await engine.people.actor('acme', 'ann'))!;
    await keep('2026-02-28', ROWS_MAX / 2);
    await keep('2026-03-01', ROWS_MAX / 2);
    expect(await engine.registers.read('acme', ann, 'lines', {})).toMatchObject({ totals: { rows: ROWS_MAX }, faults: [] });
    await keep('2026-03-02', 1);
    expect(await engine.registers.read('acme', ann, 'lines', {})).toEqual({ refused: { code: 'register-too-large', message: 'Expected at most 10000 rows, but there are more: name a shorter period, or filter by a column.' } });
    expect(await engine.registers.read('acme', ann, 'lines', { from: '2026-03-01', until: '2026-03-31' })).toMatchObject({ totals: { rows: ROWS_MAX / 2 + 1 } });
    expect(await engine.registers.read('acme', ann, 'lines', { equals: new Map([['line', ['0']]]) })).toMatchObject({ totals: { rows: 3 } });
    const { rows: readings } = await engine.database.registerLog.list('acme', {}, { limit: 10 });
    expect(readings.map(({ rows }) => rows).sort((one, other) => one - other)).toEqual([3, ROWS_MAX / 2 + 1, ROWS_MAX]);
  });
});
