import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { companiesIn, pathInFolder, readFolder, writeFolder } from '../../src/cli/rulebook-folder.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import { diffFiles } from '../../src/engine/diff-files.js';
import type { Engine } from '../../src/engine/engine.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';
import { act, start, stateOf } from './helpers.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'bylaw-shared-'));
const SHARED = 'workflows/shared/request.yaml';

const RULEBOOK = (company: string, days: number): string => `company: ${company}
edition: 2
title: ${company}
language: en
timeZone: Asia/Shanghai
articles: { '${company}-1': Requests are answered }
departments: { desk: { title: Desk, head: head } }
posts: { clerk: { title: Clerk, department: desk }, head: { title: Head, department: desk } }
people: { ann: { name: Ann, posts: [clerk] }, bob: { name: Bob, posts: [head], roles: [staff, process-admin] }, eve: { name: Eve, department: desk, roles: [auditor] } }
parameters: { longest-request: { value: ${days}, article: '${company}-1' } }
`;

const BASE = `workflow: request
title: Request
needs: { about: the article, approver: who approves }
article: <about>
data: { type: object, required: [days], properties: { days: { type: integer, minimum: 1 } } }
initial: deciding
states:
  deciding:
    task: { for: <approver> }
    on:
      approved: { guard: 'days <= longest request', because: too long, target: done, article: <about> }
      rejected: refused
  done: { type: final }
  refused: { type: final }
`;

const OWN = (company: string): string => `workflow: request\nextends: shared/request\nwith: { about: ${company}-1, approver: { post: head } }\n`;
const SCENARIOS = `workflow: request
scenarios:
  - { scenario: yes, at: 2026-03-02T09:00:00+08:00, start: { by: ann, data: { days: 1 } }, steps: [{ by: bob, do: approve }], expect: { in: done } }
  - { scenario: no, at: 2026-03-02T09:00:00+08:00, start: { by: ann, data: { days: 1 } }, steps: [{ by: bob, do: reject }], expect: { in: refused } }
`;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
  writeFileSync(join(FOLDER, path), text);
}

let subject: Subject;
let engine: Engine;

beforeAll(async () => {
  subject = await SUBJECTS[0]!.open();
  engine = subject.engine;
  write(SHARED, BASE);
  for (const [company, days] of [['north', 3], ['south', 5]] as const) {
    write(`rules/${company}/rulebook.yaml`, RULEBOOK(company, days));
    write(`workflows/${company}/request.yaml`, OWN(company));
    write(`workflows/${company}/request.scenarios.yaml`, SCENARIOS);
    expect(await engine.releases.found(company, await readFolder(FOLDER, company), '2000-01-01')).toMatchObject({ released: true });
  }
});

afterAll(async () => {
  await subject.close();
  await stopServer();
  rmSync(FOLDER, { recursive: true, force: true });
});

describe('two companies that extend one workflow', () => {
  test('are companies; the shared folder is none', async () => {
    expect(await companiesIn(FOLDER)).toEqual(['north', 'south']);
    expect(Object.keys(await readFolder(FOLDER, 'north')).sort()).toEqual(['rules/rulebook.yaml', 'workflows/request.scenarios.yaml', 'workflows/request.yaml', SHARED]);
    expect(pathInFolder(FOLDER, 'north', SHARED)).toBe(join(FOLDER, SHARED));
  });

  test('decide by their own figures and cite their own articles', async () => {
    const ids = { north: await start(engine, 'north', 'ann', 'request', { days: 4 }), south: await start(engine, 'south', 'ann', 'request', { days: 4 }) };
    expect(await act(engine, 'north', 'bob', ids.north, 'approve')).toMatchObject({ accepted: false, rejection: { code: 'guard-refused', article: 'north-1' } });
    expect(await act(engine, 'south', 'bob', ids.south, 'approve')).toMatchObject({ accepted: true });
  });

  test('follow what was shared when they released; a change is a new version, and shows in the diff', async () => {
    const before = await start(engine, 'north', 'ann', 'request', { days: 4 });
    write(SHARED, BASE.replace('days <= longest request', 'days <= 2 * longest request'));
    const files = await readFolder(FOLDER, 'north');
    expect(await engine.releases.diff('north', files)).toMatchObject([{ file: SHARED, change: 'changed' }]);
    await engine.releases.saveDraft('north', { id: 'bob' }, files, null);
    const draft = await engine.releases.draft('north');
    const bob = await engine.people.actor('north', 'bob');
    expect(await engine.releases.release('north', bob!, { expectedEtag: draft!.etag })).toMatchObject({ released: true, again: false });
    const after = await start(engine, 'north', 'ann', 'request', { days: 4 });
    expect(await act(engine, 'north', 'bob', before, 'approve')).toMatchObject({ accepted: false });
    expect(await act(engine, 'north', 'bob', after, 'approve')).toMatchObject({ accepted: true });
    expect((await stateOf(engine, 'north', after)).status).toBe('completed');
    expect((await engine.proofs.proveCase('north', before))?.proven).toBe(true);
    expect(diffFiles((await engine.releases.files('south'))!, await readFolder(FOLDER, 'south')).map(({ file }) => file)).toEqual([SHARED]);
  });

  test('do not write over it when one of them is pulled into the folder', async () => {
    const there = readFileSync(join(FOLDER, SHARED), 'utf8');
    expect(await writeFolder(FOLDER, 'south', (await engine.releases.files('south'))!)).toEqual([SHARED]);
    expect(readFileSync(join(FOLDER, SHARED), 'utf8')).toBe(there);
  });

  test('one company may extend the workflow of another, with what that one extends', async () => {
    write('workflows/south/short-request.yaml', `workflow: short-request\nextends: north/request\nwith: {}\narticle: south-1\nstates: { deciding: { on: { approved: { guard: days = 1, article: south-1 } } } }\n`);
    const files = await readFolder(FOLDER, 'south');
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['workflows/north/request.yaml', SHARED]));
    const { definition, diagnostics } = readRulebook('south', files);
    expect(diagnostics).toEqual([]);
    expect(definition!.workflows.get('short-request')).toMatchObject({ article: 'south-1' });
  });
});
