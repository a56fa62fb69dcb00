import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startCommandLine, type CommandLine, type Told } from '../support/command-line.js';


const REGISTER = `
register: builds
title: Builds
article: '2'
of: { workflow: build }
columns:
  size: { title: Size, type: integer, value: size }
  kind: { title: Kind, type: string, value: kind }
  note: { title: Note, type: string, value: '"=1+1"' }
period: case.startedAt
order: [{ column: size, descending: true }]
groups: kind
totals: { rows: count, size: sum }
readBy: { post: maker }
`;

let folder: string;
let commandLine: CommandLine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bylaw-cli-'));
  commandLine = await startCommandLine();
});
afterAll(() => {
  commandLine.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The laboratory's rulebook, with the connector that every server has. */
function laboratory(name: string): string {
  const root = join(folder, name);
  cpSync('test/lab', root, { recursive: true });
  const errand = join(root, 'workflows/lab/errand.yaml');
  writeFileSync(errand, readFileSync(errand, 'utf8').replace('connector: echo', 'connector: archive'));
  return root;
}

/** Runs the built program, which is loaded already. */
function bylaw(args: readonly string[], input = '', data = join(folder, 'data')): Promise<Told> {
  return commandLine.run(args, input, { DATA_FOLDER: data });
}

/** Runs the built program in a process of its own, as a user does. */
function alone(args: readonly string[], cwd = process.cwd()): Promise<Told> {
  return new Promise((done) => {
    execFile('node', [resolve('dist/cli/main.js'), ...args], { cwd, env: { ...process.env, DATA_FOLDER: join(folder, 'data') } }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

async function json(args: readonly string[]): Promise<Record<string, unknown>> {
  const { out, err, code } = await bylaw([...args, '--json']);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
}

describe('the command line', () => {
  test('takes a case from the first release to a verified history', async () => {
    expect(await bylaw(['release', 'lab', '--root', laboratory('first')])).toMatchObject({ code: 0, out: expect.stringContaining('release 1') });
    const started = await json(['case', 'start', 'lab', 'build', '--by', 'cat', '--data', '{"size":5}', '--key', 'k1']);
    const id = String(started['case']);
    expect(await json(['case', 'start', 'lab', 'build', '--by', 'cat', '--data', '{"size":5}', '--key', 'k1'])).toEqual(started);
    expect(await json(['case', 'act', 'lab', id, 'work.making', 'submit', '--by', 'ann', '--fields', '{"note":"n"}'])).toMatchObject({ revision: 2, in: ['work.checking'] });
    expect(await bylaw(['case', 'act', 'lab', id, 'work.checking', 'approve', '--by', 'ann'])).toMatchObject({ code: 1, err: expect.stringContaining('[not-allowed]') });
    expect((await bylaw(['case', 'show', 'lab', id, '--as', 'ben'])).out).toContain('● work.checking approve');
    expect((await bylaw(['case', 'history', 'lab', id])).out).toMatch(/PerformAction submit/);
    expect((await bylaw(['case', 'why', 'lab', id])).out).toMatch(/grade\{"size":5\} = "small" \(articles 2\)\n {5}row 1 decided \(article 2\)\n {5}row 2 did not match: size is 5, and its cell says >= 10/);
    expect(await json(['replay', 'lab', id, '--revision', '1'])).toMatchObject({ revision: 1, data: { size: 5 } });
    expect((await bylaw(['prove', 'lab'])).out).toContain('1 of 1 case proven, 2 commands decided again');
    expect((await bylaw(['verify', 'lab'])).out).toContain('1 case, 2 entries: sound');
    const checkpoint = join(folder, 'checkpoint.json');
    writeFileSync(checkpoint, (await bylaw(['checkpoint', 'lab'])).out);
    expect((await bylaw(['verify', 'lab', '--checkpoint', checkpoint])).code).toBe(0);
    const known = JSON.parse(readFileSync(checkpoint, 'utf8')) as { heads: { hash: string }[] };
    known.heads[0]!.hash = '0'.repeat(64);
    writeFileSync(checkpoint, JSON.stringify(known));
    expect(await bylaw(['verify', 'lab', '--checkpoint', checkpoint])).toMatchObject({ code: 1, out: expect.stringContaining(`${id} revision 2`) });
    const file = join(folder, 'case.json');
    writeFileSync(file, (await bylaw(['case', 'export', 'lab', id])).out);
    expect((await bylaw(['verify', '--file', file])).code).toBe(0);
    expect(await bylaw(['verify', '--file', file, '--checkpoint', checkpoint])).toMatchObject({ code: 1, out: expect.stringContaining('checkpoint') });
    const bundle = JSON.parse(readFileSync(file, 'utf8')) as { entries: unknown[] };
    for (const [content, expected] of [
      [null, 'an exported case'],
      [{}, 'a list as entries of the exported case'],
      [{ ...bundle, entries: [] }, 'at least one entry in the exported case'],
      [{ ...bundle, entries: [{}] }, 'a whole number from 1 as revision of entries[0] of the exported case'],
      [{ ...bundle, company: 'other' }, 'a checkpoint of the company "other"'],
    ] as const) {
      writeFileSync(file, JSON.stringify(content));
      expect(await bylaw(['verify', '--file', file, '--checkpoint', checkpoint])).toMatchObject({ code: 1, err: expect.stringContaining(expected) });
    }
  });

  test('a second version needs a draft and a second person', async () => {
    const root = laboratory('edited');
    const table = join(root, 'rules/lab/grade.yaml');
    writeFileSync(table, readFileSync(table, 'utf8').replaceAll('10', '20').replace('{ size: 9 }', '{ size: 19 }'));
    expect(await bylaw(['release', 'lab', '--by', 'dee'])).toMatchObject({ code: 1, err: expect.stringContaining('rulebook push') });
    expect((await bylaw(['rulebook', 'push', 'lab', '--by', 'dee', '--root', root])).code).toBe(0);
    expect(await bylaw(['release', 'lab', '--by', 'dee'])).toMatchObject({ code: 1, err: expect.stringContaining('second-person-needed') });
    expect((await bylaw(['rulebook', 'push', 'lab', '--by', 'eve', '--root', root])).code).toBe(0);
    expect(await bylaw(['release', 'lab', '--by', 'dee'])).toMatchObject({ code: 1, err: expect.stringContaining('second-person-needed') });
    writeFileSync(table, `${readFileSync(table, 'utf8')}# counted anew by Eve\n`);
    expect((await bylaw(['rulebook', 'push', 'lab', '--by', 'eve', '--root', root])).code).toBe(0);
    expect(await bylaw(['release', 'lab', '--by', 'dee'])).toMatchObject({ code: 1, err: expect.stringContaining('dee, eve') });
    expect((await bylaw(['rulebook', 'push', 'lab', '--by', 'eve', '--root', join(folder, 'first')])).code).toBe(0);
    expect((await bylaw(['rulebook', 'push', 'lab', '--by', 'eve', '--root', root])).code).toBe(0);
    expect(await bylaw(['release', 'lab', '--by', 'dee'])).toMatchObject({ code: 0, out: expect.stringContaining('release 2') });
    const pulled = join(folder, 'pulled');
    expect((await bylaw(['rulebook', 'pull', 'lab', '--root', pulled])).code).toBe(0);
    expect(readFileSync(join(pulled, 'rules/lab/grade.yaml'), 'utf8')).toBe(readFileSync(table, 'utf8'));
  });

  test('accounts are made from standard input, and weak passwords refused', async () => {
    expect(await bylaw(['account', 'set-password', 'lab', 'ann'], 'short\n')).toMatchObject({ code: 1, err: expect.stringContaining('password') });
    expect((await bylaw(['account', 'set-password', 'lab', 'ann'], 'a long enough sentence\n')).code).toBe(0);
    expect((await bylaw(['account', 'set-password', 'lab', 'nobody'], 'a long enough sentence\n')).err).toContain('"nobody"');
  });

  test('lint tells every fault and fails', async () => {
    const root = laboratory('faulty');
    writeFileSync(join(root, 'workflows/lab/seat.yaml'), 'workflow: seat\ntitle: [');
    writeFileSync(join(root, 'workflows/lab/seat.yml'), 'workflow: seat');
    mkdirSync(join(root, 'workflows/elsewhere/below'), { recursive: true });
    writeFileSync(join(root, 'workflows/elsewhere/below/seat.yaml'), 'workflow: seat');
    expect((await bylaw(['lint', '--root', root])).out).toMatch(/workflows\/elsewhere\/below\/seat\.yaml:1:1 error unexpected-file/);
    const { code, out } = await bylaw(['lint', 'lab', '--root', root]);
    expect(code).toBe(1);
    expect(out).toMatch(/workflows\/lab\/seat\.yaml:2:\d+ error yaml-syntax/);
    expect(out).toMatch(/workflows\/lab\/seat\.yml:1:1 error unexpected-file/);
  });

  test('a register is printed with its groups and totals, as CSV and as JSON, for whoever may read it', async () => {
    const root = laboratory('books');
    writeFileSync(join(root, 'rules/lab/builds.yaml'), REGISTER);
    const data = join(folder, 'books-data');
    expect(await bylaw(['release', 'lab', '--root', root], '', data)).toMatchObject({ code: 0 });
    for (const size of ['3', '5', '12']) expect((await bylaw(['case', 'start', 'lab', 'build', '--by', 'cat', '--data', `{"size":${size}}`], '', data)).code).toBe(0);
    const read = (...more: readonly string[]): Promise<Told> => bylaw(['register', 'lab', 'builds', ...more], '', data);
    const { code, out } = await read('--as', 'ann');
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' ')).filter(Boolean)).toEqual(['Builds', 'Size Kind Note', '12 large =1+1', '5 small =1+1', '3 small =1+1', '20', 'Groups', 'Kind Number Size', 'large 1 12', 'small 2 8', 'Total 3 20']);
    expect((await read('--as', 'ann', '--language', 'zh')).out).toContain('分组');
    expect((await read('--as', 'ann', '--csv')).out).toBe("\uFEFFSize,Kind,Note\r\n12,large,'=1+1\r\n5,small,'=1+1\r\n3,small,'=1+1\r\n");
    expect(JSON.parse((await read('--as', 'ann', '--json', '--period', '1999')).out)).toMatchObject({ rows: [], totals: { rows: 0 }, faults: [] });
    for (const [args, message] of [
      [['--as', 'ben'], /\[register-not-readable\]/],
      [['--as', 'nobody'], /nobody/],
      [['--as', 'ann', '--period', '2026-13'], /a period such as 2026, .* but found "2026-13"/],
      [['--as', 'ann', '--language', 'fr'], /zh or en after --language, but found "fr"/],
      [[], /--as/],
    ] as const) {
      expect(await read(...args)).toMatchObject({ code: 1, err: expect.stringMatching(message) });
    }
    expect(await bylaw(['register', 'lab', 'bilds', '--as', 'ann'], '', data)).toMatchObject({ code: 1, err: expect.stringContaining('[register-not-found]') });
  });

  test.each([
    [['case', 'start', 'lab', 'nothing', '--by', 'cat'], /one of the workflows/],
    [['case', 'start', 'lab', 'build', '--by', 'cat', '--data', '{'], /--data to be a JSON object/],
    [['case', 'show', 'lab', 'no-such-case'], /no case no-such-case/],
    [['prove', 'lab', 'no-such-case'], /no case no-such-case/],
    [['verify', 'nowhere'], /one of the companies lab, but found "nowhere"/],
    [['lint', '--root', '/nowhere'], /^Expected a folder \/nowhere\/rules with a folder for each company, but there is none\.$/m],
    [['verify', '--file', '/nowhere.json'], /readable JSON file/],
  ])('%j is refused in one sentence, without a stack', async (args, message) => {
    const { code, err } = await alone(args);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('the program starts from any folder', async () => {
    expect(await alone(['--help'], folder)).toMatchObject({ code: 0, out: expect.stringContaining('Usage: bylaw') });
  });
});
