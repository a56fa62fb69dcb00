import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config/config.js';
import { startDemo } from '../../src/demo/serve-demo.js';

const folders: string[] = [];

afterEach(() => {
  jest.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function settings(): ReturnType<typeof readConfig> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-demo-'));
  folders.push(folder);
  return readConfig({ DEMO: 'true', PORT: '0', LOG_LEVEL: 'silent', DATA_FOLDER: folder });
}

/** Lets the computer's clock run on from another day. */
function pretend(instant: string): void {
  const offset = Date.parse(instant) - Date.now();
  const real = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => real() + offset);
}

describe('the tour', () => {
  test.each(['2026-11-01T08:00:00Z', '2026-12-15T23:59:00Z', '2027-01-16T00:00:01Z', '2027-05-31T12:00:00Z'])('passes on %s', async (today) => {
    pretend(today);
    const lines: string[] = [];
    const server = await startDemo({ root: '.' }, settings(), (line) => lines.push(line));
    await server.stop();
    const text = lines.join('\n');
    expect(text.match(/commands proven, chain sound/g)).toHaveLength(2);
    expect(text).toContain('completed, in paid');
    expect(text).toContain('completed, in archived');
    expect(text).toContain('ledger fines: 50 CNY for wen-na');
    expect(text).not.toMatch(/NOT PROVEN|BROKEN/);
  });

  test('is played once; a second start finds its cases and goes on', async () => {
    const config = settings();
    const first = await startDemo({ root: '.' }, config, () => undefined);
    await first.stop();
    const lines: string[] = [];
    const second = await startDemo({ root: '.' }, config, (line) => lines.push(line));
    await second.stop();
    expect(lines.join('\n').match(/played before/g)).toHaveLength(2);
  });
});
