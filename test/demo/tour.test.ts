import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config/config.js';
import { DEMO_PASSWORD } from '../../src/demo/demo-people.js';
import { startDemo } from '../../src/demo/serve-demo.js';
import { smallRoot } from './small-root.js';

const folders: string[] = [];
const checkout = smallRoot(['fund-marketing', 'rebate-mall']);

afterAll(() => checkout.remove());

afterEach(() => {
  jest.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function settings(): ReturnType<typeof readConfig> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-demo-'));
  folders.push(folder);
  return readConfig({ DEMO: 'true', PORT: '0', LOG_LEVEL: 'silent', DATA_FOLDER: folder });
}

/** The cookie of somebody of the company that the tour's complaint belongs to. */
async function signedIn(url: string, person: string): Promise<string> {
  const body = JSON.stringify({ company: 'rebate-mall', person, password: DEMO_PASSWORD });
  const response = await fetch(`${url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Lets the computer's clock run on from another day. */
function pretend(instant: string): void {
  const offset = Date.parse(instant) - Date.now();
  const real = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => real() + offset);
}

describe('the tour', () => {
  test.each(['2026-11-01T08:00:00Z', '2027-01-16T00:00:01Z'])('passes on %s', async (today) => {
    pretend(today);
    const lines: string[] = [];
    const server = await startDemo({ root: checkout.root }, settings(), (line) => lines.push(line));
    await server.stop();
    const text = lines.join('\n');
    expect(text.match(/commands proven, chain sound/g)).toHaveLength(2);
    expect(text).toContain('completed, in paid');
    expect(text).toContain('completed, in archived');
    expect(text).toContain('ledger fines: 50 CNY for wen-na');
    expect(text).not.toMatch(/NOT PROVEN|BROKEN/);
  }, 600_000);

  test('is played once; a second start finds its cases and goes on, with a clock that an operator sets forward, and nobody back', async () => {
    const config = settings();
    const first = await startDemo({ root: checkout.root }, config, () => undefined);
    await first.stop();
    const lines: string[] = [];
    const server = await startDemo({ root: checkout.root }, config, (line) => lines.push(line));
    expect(lines.join('\n').match(/played before/g)).toHaveLength(2);
    const [operator, staff] = [await signedIn(server.url, 'ding-ke'), await signedIn(server.url, 'jiang-xin')];
    const set = async (cookie: string, to: string): Promise<unknown> => {
      const response = await fetch(`${server.url}/api/v1/clock`, { method: 'PUT', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify({ to }) });
      const { code, now } = (await response.json()) as { code?: string; now?: string };
      return code ?? now?.slice(0, 16);
    };
    expect(await set(operator, '2026-05-06T09:00:00+08:00')).toBe('2026-05-06T01:00');
    expect(await set(operator, '2026-05-05T09:00:00+08:00')).toBe('request-invalid');
    expect(await set(operator, '2036-05-05T09:00:00+08:00')).toBe('request-invalid');
    expect(await set(operator, '2026-05-07')).toBe('request-invalid');
    expect(await set(staff, '2026-05-07T09:00:00+08:00')).toBe('role-missing');
    await server.stop();
  }, 600_000);
});
