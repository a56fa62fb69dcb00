import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/config.js';
import { migratorGrants, runtimeGrants } from '../../src/store/mariadb/grants.js';
import { allPages, anchorsOf, blocksIn, generatedPart, linksIn, ownPages, pathsIn, writeOutputs, type Block } from './support/pages.js';
import { startCommandLine } from '../support/command-line.js';
import { runPage } from './support/run-page.js';

const CHECKED = ['yaml', 'sh', 'json', 'diff', 'sql'];

describe.each(allPages())('%s', (page) => {
  test('leads only to what is there', () => {
    const missing = linksIn(page).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).has(decodeURIComponent(anchor)));
    });
    expect(missing).toEqual([]);
  });
});

describe.each(ownPages())('%s', (page) => {
  const blocks = blocksIn(page);

  test('names only files that are there', () => {
    expect(pathsIn(page).filter((path) => !existsSync(path))).toEqual([]);
  });

  test('has a mark above every block that can be checked', () => {
    const generated = readFileSync(page, 'utf8').match(/<!-- generated: [\s\S]*?<!-- end -->/g)?.join() ?? '';
    const unmarked = blocks.filter((block) => CHECKED.includes(block.language) && block.mark === '' && !generated.includes(block.text));
    expect(unmarked.map(({ line }) => `${page}:${line}`)).toEqual([]);
  });

  test('excerpts stand in their files, and JSON is JSON', () => {
    for (const { mark, about, text, language } of blocks) {
      if (mark === 'file') expect(readFileSync(about, 'utf8')).toContain(text);
      if (language === 'json' && mark !== 'output') expect(() => JSON.parse(text) as unknown).not.toThrow();
    }
  });
});

describe('the command line', () => {
  const helpPages = new Map(helpOfAll());

  test('is described as the program describes itself (UPDATE_DOCS=1 writes it)', () => {
    const made = [...helpPages].map(([name, help]) => `## ${name}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`).join('\n');
    expect(generatedPart('docs/reference/command-line.md', 'commands', made)).toBe(made);
    expect(spawnSync(process.execPath, ['dist/cli/main.js', 'case', '--help'], { encoding: 'utf8' }).stdout).toBe(helpPages.get('bylaw case'));
  });

  test('is used in the pages as it is', () => {
    const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);
    const faults = ownPages().flatMap((page) => shellLines(blocksIn(page)).flatMap((line) => faultIn(line, helpPages, scripts).map((fault) => `${page}: ${fault}`)));
    expect(faults).toEqual([]);
  });
});

describe('what is made from the code (UPDATE_DOCS=1 writes it)', () => {
  test('the rights of the two database users', () => {
    const sql = (statements: readonly string[]): string => `\`\`\`sql\n${statements.map((one) => `${one};`).join('\n')}\n\`\`\``;
    const migrator = sql(migratorGrants('bylaw', "'bylaw_migrator'@'%'"));
    const runtime = sql(runtimeGrants('bylaw', "'bylaw'@'%'"));
    expect(generatedPart('docs/how-to/use-mariadb.md', 'migrator-grants', migrator)).toBe(migrator);
    expect(generatedPart('docs/how-to/use-mariadb.md', 'runtime-grants', runtime)).toBe(runtime);
  });

  test('the direction of imports', () => {
    const { forbidden } = createRequire(join(process.cwd(), 'package.json'))('./.dependency-cruiser.cjs') as { forbidden: readonly { name: string; comment: string }[] };
    const rows = forbidden.flatMap(({ name, comment }) => (name.endsWith('-imports-only-its-own') ? [/^src\/(\S+) may import from: (.*)\.$/.exec(comment) ?? []] : []));
    const made = ['| folder of `src/` | may import from |', '| --- | --- |', ...rows.map(([, room = '', others = '']) => `| \`${room}\` | ${others} |`)].join('\n');
    expect(generatedPart('docs/explanation/architecture.md', 'imports', made)).toBe(made);
  });

  test('every setting has its row, with its default', () => {
    const rows = new Map([...readFileSync('docs/how-to/run-a-server.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \| ([^|]*) \|/gm)].map((match) => [match[1] ?? '', match[2] ?? '']));
    const names = [...readFileSync('src/config/config.ts', 'utf8').matchAll(/\(env, '([A-Z_]+)'/g)].map((match) => match[1] ?? '');
    expect([...rows.keys()].sort()).toEqual([...new Set(names)].sort());
    const defaults = new Map(Object.entries(readConfig({})).map(([key, value]) => [key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(), String(value)]));
    for (const [name, cell] of rows) expect(cell).toContain(defaults.get(name) ?? '');
  });
});

const runnable = ownPages().flatMap((page) => {
  const blocks = blocksIn(page).filter(({ mark }) => ['run', 'edit', 'output'].includes(mark));
  return blocks.length > 0 ? [{ page, blocks }] : [];
});

describe('the commands of (UPDATE_DOCS=1 writes what they print, where a page shows all of it)', () => {
  // Concurrent tests begin before `beforeAll` has ended, so each awaits the command line by itself.
  const commandLine = startCommandLine();
  afterAll(async () => (await commandLine).stop());

  test.concurrent.each(runnable)('$page do what the page says', async ({ page, blocks }) => {
    const ran = await runPage(blocks.filter(({ mark }) => mark !== 'output'), await commandLine);
    let last = -1;
    const results = blocks.map((block) => {
      if (block.mark !== 'output') last += 1;
      return { block, ...(ran[last] ?? { failed: ['never reached'], output: '' }) };
    });
    if (process.env['UPDATE_DOCS'] === '1') writeOutputs(page, results);
    for (const { block, failed, output } of results) {
      const fault = block.mark === 'output' ? outputFault(block, output) : failureFault(block, failed, output);
      if (fault !== undefined) throw new Error(`${page}:${block.line}: ${fault}`);
    }
  }, 600_000);

  test.concurrent('what is wrong in a page is noticed: a command that fails, an edit that does not fit, another output', async () => {
    const block = (mark: string, text: string, about = ''): Block => ({ language: 'sh', mark, about, text, line: 1 });
    const [failing, edit, fine] = await runPage([block('run', 'bylaw lint nowhere'), block('edit', '-no such line\n+another', 'rules/rebate-mall/fine.yaml'), block('run', 'echo one')], await commandLine);
    expect(failing?.failed).toEqual(['bylaw lint nowhere']);
    expect(failing?.output).toContain('missing-file');
    expect(edit?.failed).toHaveLength(1);
    expect(edit?.output).toContain('Expected the old lines');
    expect(outputFault(block('output', 'o…'), fine?.output ?? '')).toBeUndefined();
    expect(outputFault(block('output', 'two'), fine?.output ?? '')).toContain('but it was:\none');
    expect(faultIn('bylaw rulebook pul x && npm run nothing', new Map([['bylaw lint', '']]), ['build'])).toHaveLength(2);
  });

  test.concurrent('the tour in the README is what the demonstration tells', async () => {
    const [tour] = blocksIn('README.md').filter(({ mark }) => mark === 'tour');
    const told = await tellOfDemo();
    expect(tour).toBeDefined();
    expect(told).toMatch(new RegExp(`\\n${patternOf(tour?.text ?? '').source.slice(1, -1)}\\n`));
  }, 600_000);
});

function outputFault({ text }: Block, output: string): string | undefined {
  return patternOf(text).test(output) ? undefined : `expected this output:\n${text}\nbut it was:\n${output}`;
}

function failureFault({ about }: Block, failed: readonly string[], output: string): string | undefined {
  const refused = about === 'refused';
  if (failed.length === (refused ? 1 : 0)) return undefined;
  return `expected ${refused ? 'the last command' : 'nothing'} to fail, but: ${failed.join('; ') || 'nothing did'}\n${output}`;
}

/** What `npm start` tells, on a database of its own. */
async function tellOfDemo(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-docs-'));
  const demo = spawn(process.execPath, ['dist/cli/main.js', 'demo'], { env: { PATH: process.env['PATH'], PORT: '0', DATA_FOLDER: folder } });
  let told = '';
  demo.stdout.setEncoding('utf8').on('data', (piece: string) => {
    told += piece;
    if (told.includes('Ctrl-C')) demo.kill();
  });
  await new Promise((done) => demo.once('close', done));
  rmSync(folder, { recursive: true, force: true });
  return told;
}

/** A block of output as a pattern: `…` in a line is any text, on a line of its own any lines. */
function patternOf(text: string): RegExp {
  const lines = text.split('\n').map((line) => (line.trim() === '…' ? '[\\s\\S]*?' : line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*')));
  return new RegExp(`^${lines.join('\\n')}$`);
}

function helpOfAll(): readonly (readonly [string, string])[] {
  const { stdout } = spawnSync(process.execPath, ['test/support/command-line-server.mjs', '--help-pages'], { encoding: 'utf8' });
  return JSON.parse(stdout) as readonly (readonly [string, string])[];
}

/** Lines of shell blocks, those joined that end in a backslash, without comments. */
function shellLines(blocks: readonly Block[]): readonly string[] {
  return blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.replaceAll(/\\\n\s*/g, ' ').split('\n')).filter((line) => !line.trim().startsWith('#'));
}

/** What is wrong with the calls of `bylaw` and `npm run` in a line: unknown commands, options and scripts. */
function faultIn(line: string, helpPages: ReadonlyMap<string, string>, scripts: readonly string[]): readonly string[] {
  const script = /\bnpm run (?:-\S+ )*([\w:-]+)/.exec(line)?.[1];
  const faults = script !== undefined && !scripts.includes(script) ? [`no script is called ${script}`] : [];
  const call = /(?:^|[|($;&] ?|\s)bylaw (?:-- )?([a-z].*)/.exec(line)?.[1];
  if (call === undefined) return faults;
  const words = call.replaceAll(/'[^']*'|"[^"]*"/g, 'text').split(/[\s)|;]+/);
  const name = [`bylaw ${words[0] ?? ''} ${words[1] ?? ''}`, `bylaw ${words[0] ?? ''}`].find((one) => helpPages.has(one));
  if (name === undefined) return [...faults, `no command begins: bylaw ${call}`];
  return [...faults, ...words.filter((word) => word.startsWith('--') && !(helpPages.get(name) ?? '').includes(word)).map((word) => `${name} has no ${word}`)];
}

test('every decision stands in the list of the documentation, once and in order', () => {
  const listed = [...readFileSync('docs/README.md', 'utf8').matchAll(/^\d+\. \[.*\]\(decisions\/(.*)\)$/gm)].map(([, file]) => file);
  expect(listed).toEqual(readdirSync('docs/decisions').toSorted());
});
