import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CONFIG = '.dependency-cruiser.cjs';

function cruise(...paths: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/depcruise', ['--config', CONFIG, ...paths], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

test('imports run one way: the table in .dependency-cruiser.cjs holds', () => {
  const { status, output } = cruise('src');
  expect(output).toContain('no dependency violations found');
  expect(status).toBe(0);
});

test('the table bites: a file in the core that reaches for a database, the store or the disk is named', () => {
  const folder = mkdtempSync('src/core/case/sabotage-');
  try {
    writeFileSync(join(folder, 'reach.ts'), "import 'typeorm';\nimport 'node:fs';\nimport '../../../engine/ports/clock.js';\n");
    const { status, output } = cruise(folder);
    expect(status).not.toBe(0);
    for (const rule of ['typeorm-has-one-room', 'core-is-pure', 'core/case-imports-only-its-own']) expect(output).toContain(rule);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('features of the console stand apart, and the console apart from the rest', () => {
  const folder = mkdtempSync('src/console/features/sabotage-');
  try {
    writeFileSync(join(folder, 'reach.tsx'), "import '../task/draft.js';\nimport '../../../core/model/text.js';\n");
    const { status, output } = cruise('src/console');
    expect(status).not.toBe(0);
    for (const rule of ['features-stand-apart', 'console-imports-only-its-own']) expect(output).toContain(rule);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every room of src has a row in the table', () => {
  const { forbidden } = createRequire(join(process.cwd(), 'package.json'))(`./${CONFIG}`) as { forbidden: readonly { name: string }[] };
  const rows = new Set(forbidden.map(({ name }) => name.replace('-imports-only-its-own', '')));
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const inner = readdirSync('src/core', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `core/${name}`);
  expect([...rooms.filter((room) => room !== 'core'), ...inner].filter((room) => !rows.has(room))).toEqual([]);
});
