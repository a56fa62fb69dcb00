import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide } from '../../src/core/case/decide.js';
import { applyEntry } from '../../src/core/case/replay.js';
import { canonicalJson } from '../../src/core/model/canonical-json.js';
import type { CaseState } from '../../src/core/model/case-state.js';
import type { HistoryEntry } from '../../src/core/model/history-entry.js';
import { verifyBundle } from '../../src/engine/case-bundle.js';
import { versionOf } from '../../src/engine/version-of.js';
import { compiled } from '../support/rulebooks.js';
import { makeGolden, type Golden } from './make-golden.js';

const ROOT = 'test/golden';
const wanted = process.env['MAKE_GOLDEN'];
if (wanted !== undefined && !existsSync(join(ROOT, wanted))) await makeGolden(join(ROOT, wanted));

const files = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((folder) => readdirSync(join(ROOT, folder.name)).map((name) => ({ file: join(ROOT, folder.name, name) })));

test('there are golden histories', () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files)('$file', ({ file }) => {
  const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;
  const entries = golden.bundle.entries.map(({ text }) => JSON.parse(text) as HistoryEntry);

  test('its chain verifies', () => {
    expect(verifyBundle(golden.bundle)).toMatchObject({ sound: true, entries: entries.length });
  });

  test('it folds to the state that was recorded', () => {
    const state = entries.reduce<CaseState | undefined>((before, entry) => applyEntry(before, entry.events), undefined);
    expect(canonicalJson(state)).toBe(canonicalJson(golden.state));
  });

  test('its rulebook is read, has the same name, and decides the same', () => {
    const version = versionOf(golden.files);
    expect(version).toBe(entries[0]?.version);
    const rulebook = compiled(golden.bundle.company, golden.files, version);
    let state: CaseState | undefined;
    for (const entry of entries) {
      const workflow = rulebook.workflows.get(golden.state.workflow)!;
      const verdict = decide(workflow, state, entry.command);
      expect(canonicalJson(verdict)).toBe(canonicalJson({ accepted: true, events: entry.events }));
      state = applyEntry(state, entry.events);
    }
  });
});
