import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineOn } from '../../src/composition.js';
import { readFolder } from '../../src/cli/rulebook-folder.js';
import { FolderWatch } from '../../src/demo/folder-watch.js';
import { ManualClock } from '../../src/engine/manual-clock.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { start, stateOf } from '../engine/helpers.js';

const root = mkdtempSync(join(tmpdir(), 'bylaw-watch-'));
const clock = new ManualClock('2026-03-02T01:00:00.000Z');
const engine = engineOn(openMemory({ clock }), { dataFolder: root, leaseMs: 1_000 });
const told: string[] = [];
const watch = new FolderWatch(root, engine, (line) => told.push(line));

const WORKFLOW = `workflow: parking
title: Parking
article: '1'
startedBy: [{ post: clerk }]
data: { type: object, required: [car], properties: { car: { type: string, title: Car } } }
initial: asking
states:
  asking: { title: Asking, task: { for: { post: clerk } }, on: { approved: parked } }
  parked: { title: Parked, type: final }
`;
const SCENARIOS = `workflow: parking
scenarios:
  - scenario: Somebody parks
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann, data: { car: c } }
    steps: [{ by: ann, do: approve }]
    expect: { in: parked }
`;
const COMPANY = `company: garage
edition: 2
title: Garage
language: en
timeZone: Asia/Shanghai
articles: { '1': Cars are parked }
posts: { clerk: Clerk }
people: { ann: { name: Ann, posts: [clerk] } }
`;

/** A folder is dealt with when it has held still for one look. */
async function lookTwice(): Promise<readonly string[]> {
  await watch.look();
  await watch.look();
  return told.splice(0);
}

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeAll(async () => {
  cpSync('rules/property', join(root, 'rules/property'), { recursive: true });
  cpSync('workflows/property', join(root, 'workflows/property'), { recursive: true });
  cpSync('workflows/shared', join(root, 'workflows/shared'), { recursive: true });
  cpSync('calendars', join(root, 'calendars'), { recursive: true });
  await engine.releases.found('property', await readFolder(root, 'property'), '2000-01-01');
  await watch.begin();
  await watch.end();
});

afterAll(async () => {
  await engine.stop();
  rmSync(root, { recursive: true });
});

test('nothing is released where nothing changes', async () => {
  expect(await lookTwice()).toEqual([]);
  expect(await engine.releases.releases('property')).toHaveLength(1);
});

test('a new regulation that is dropped into the folder is linted, tested, released and used', async () => {
  write('rules/garage/rulebook.yaml', COMPANY);
  write('workflows/garage/parking.yaml', WORKFLOW);
  write('workflows/garage/parking.scenarios.yaml', SCENARIOS);
  await watch.look();
  expect(told).toEqual([]);
  expect(await lookTwice()).toEqual([expect.stringMatching(/^rulebook garage has changed in its folder, and is released: version [0-9a-f]{12}, in force from 2026-03-02$/)]);
  const id = await start(engine, 'garage', 'ann', 'parking', { car: 'van' });
  expect((await stateOf(engine, 'garage', id)).value).toBe('asking');
  expect(await engine.database.accounts.accounts('garage')).toHaveLength(1);
});

test('a fault is told with its file and line, and the release before stays in force', async () => {
  write('workflows/garage/parking.yaml', WORKFLOW.replace('approved: parked', 'approved: parkd'));
  const [line] = await lookTwice();
  expect(line).toContain('rulebook garage has changed in its folder, and is not released:');
  expect(line).toContain(`${join(root, 'workflows/garage/parking.yaml')}:8:`);
  expect(await engine.releases.releases('garage')).toHaveLength(1);
  expect(await lookTwice()).toEqual([]);
});

test('so is a scenario that fails', async () => {
  write('workflows/garage/parking.yaml', WORKFLOW);
  write('workflows/garage/parking.scenarios.yaml', SCENARIOS.replace('in: parked', 'in: asking'));
  expect((await lookTwice()).join()).toContain('parking, "Somebody parks"');
});

test('a case goes on by the version that it began with, and the next one by the new one', async () => {
  const old = await start(engine, 'garage', 'ann', 'parking', { car: 'van' });
  write('workflows/garage/parking.yaml', WORKFLOW.replaceAll('asking', 'waiting'));
  write('workflows/garage/parking.scenarios.yaml', SCENARIOS);
  expect((await lookTwice()).join()).toContain('is released');
  const next = await start(engine, 'garage', 'ann', 'parking', { car: 'van' });
  expect([(await stateOf(engine, 'garage', old)).value, (await stateOf(engine, 'garage', next)).value]).toEqual(['asking', 'waiting']);
});
