/**
 * The test command: brings what the tests need, runs all of them, says plainly what could not run, and ends with the line
 * that counts. Plain JavaScript, because it runs before anything is built.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const skipped = [];
let passed = 0;
let failed = 0;
let notDone = 0;

function run(command, args, env = {}) {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

function has(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

function bringMariadb() {
  if (process.env.BYLAW_TEST_MARIADB_URL || has('mariadbd') || has('/usr/sbin/mariadbd')) return;
  const mayInstall = process.getuid?.() === 0 && has('apt-get');
  if (mayInstall) {
    console.log('MariaDB is missing; installing it from the Debian packages …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], env);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'mariadb-server'], env);
  }
  if (!has('mariadbd') && !has('/usr/sbin/mariadbd')) {
    skipped.push(`everything on MariaDB: it is not installed${mayInstall ? ' and could not be' : '; install mariadb-server, or set BYLAW_TEST_MARIADB_URL'}`);
  }
}

function bringChromium() {
  if (process.env.BYLAW_TEST_CHROMIUM || existsSync('/usr/bin/chromium')) return;
  const mayInstall = process.getuid?.() === 0 && has('apt-get');
  if (mayInstall) {
    console.log('Chromium is missing; installing it from the Debian packages …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], env);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], env);
  }
  if (!existsSync('/usr/bin/chromium')) {
    skipped.push(`everything in a browser: Chromium is not installed${mayInstall ? ' and could not be' : '; install chromium, or name it in BYLAW_TEST_CHROMIUM'}`);
  }
}

/** Each prints when it has ended, so that several may run side by side. */
async function check(name, command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => printed.push(piece));
  const status = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  console.log(`— ${name}`);
  process.stdout.write(Buffer.concat(printed));
  if (status === 0) passed += 1;
  else {
    failed += 1;
    console.error(`${name} has failed: ${status}`);
  }
}

/** A test run that hangs is stopped after this time and counts as failed; so is one whose tests are over but that does not end. */
const RUN_MS_MAX = 45 * 60_000;
const END_MS_MAX = 120_000;

/** Resolves when the tests have run; the whole group of processes is stopped where it does not end by itself. */
function runTests(command, args, report, env) {
  const child = spawn(command, args, { stdio: 'inherit', detached: true, env: { ...process.env, ...env } });
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const guard = setInterval(() => {
      const overMs = existsSync(report) ? Date.now() - statSync(report).mtimeMs : 0;
      if (overMs < END_MS_MAX && Date.now() - startedAt < RUN_MS_MAX) return;
      clearInterval(guard);
      console.error(overMs > 0 ? 'The tests are over, but their process does not end: a test has left something open.' : `The tests did not end within ${RUN_MS_MAX / 60_000} minutes.`);
      failed += 1;
      process.kill(-child.pid, 'SIGKILL');
    }, 1_000);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.kill(-child.pid, signal));
    child.once('exit', () => {
      clearInterval(guard);
      resolve();
    });
  });
}

async function jest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-test-'));
  const report = join(folder, 'report.json');
  const told = join(folder, 'skipped.jsonl');
  writeFileSync(told, '');
  await runTests('node_modules/.bin/jest', ['--json', `--outputFile=${report}`, ...args], report, { BYLAW_SKIPPED: told });
  for (const line of readFileSync(told, 'utf8').split('\n').filter((one) => one !== '')) {
    const { what, count } = JSON.parse(line);
    notDone += count;
    skipped.push(what);
  }
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests + numRuntimeErrorTestSuites;
    notDone += numPendingTests;
    if (numPendingTests > 0) skipped.push(`${numPendingTests} tests that this machine cannot run`);
  } catch {
    console.error('Expected a report of the tests, but there is none.');
    failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

const only = process.argv.slice(2);
bringMariadb();
bringChromium();
// It makes the client of the API, too, that the console and its tests are checked with.
await check('build', 'npm', ['run', '--silent', 'build']);
if (only.length === 0) {
  await Promise.all([
    check('types of the tests', 'npm', ['run', '--silent', 'tsc', '--', '-p', 'tsconfig.json']),
    check('the core compiles without Node and DOM types', 'npm', ['run', '--silent', 'tsc', '--', '-p', 'src/core', '--noEmit']),
    check('types of the console', 'npm', ['run', '--silent', 'tsc', '--', '-p', 'src/console']),
    check('lint', 'node_modules/.bin/oxlint', ['--type-aware', 'src', 'test']),
  ]);
}
await jest(only);
for (const one of skipped) console.log(`skipped: ${one}`);
if (notDone > 0) console.log(`${notDone} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
