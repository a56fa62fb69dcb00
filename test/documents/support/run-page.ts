import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CommandLine } from '../../support/command-line.js';
import type { Block } from './pages.js';

/** How one block went: the commands that failed, and what was printed. */
export interface Ran {
  readonly failed: readonly string[];
  readonly output: string;
}

const SUPPORT = resolve('test/documents/support');

/**
 * Runs the commands and applies the edits of a page in one shell, in order, in a folder that has the rulebooks and nothing
 * else. @returns for each of the given blocks how it went
 */
export async function runPage(blocks: readonly Block[], { socket }: CommandLine): Promise<readonly Ran[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-docs-'));
  try {
    for (const part of ['rules', 'workflows', 'calendars']) cpSync(part, join(folder, 'checkout', part), { recursive: true });
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin', 'bylaw'), `#!/bin/sh\nexec "${process.execPath}" "${SUPPORT}/bylaw.mjs" "$@"\n`, { mode: 0o755 });
    const steps = blocks.map((block, index) => {
      const file = join(folder, `block-${index}`);
      writeFileSync(file, block.mark === 'edit' ? block.text : `${block.text}\n`);
      return block.mark === 'edit' ? `"${process.execPath}" "${SUPPORT}/apply-edit.mjs" "${block.about}" "${file}"` : `. "${file}"`;
    });
    const script = [`trap 'echo "${FAILED}$BASH_COMMAND"' ERR`, ...steps.map((step) => `echo "${NEXT}"; ${step}`)].join('\n');
    return parts(await shell(script, folder, socket), blocks.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NEXT = '@@next@@';
const FAILED = '@@failed@@';

function parts(output: string, count: number): readonly Ran[] {
  const [, ...found] = output.split(`${NEXT}\n`);
  return Array.from({ length: count }, (_, index) => {
    const lines = (found[index] ?? `${FAILED}never reached`).split('\n');
    // Bash tells of a failure twice: of the command, and of the `.` around it.
    const told = lines.filter((line) => line.startsWith(FAILED)).map((line) => line.slice(FAILED.length));
    return { failed: told.filter((command) => !command.startsWith('. ')), output: lines.filter((line) => !line.startsWith(FAILED)).join('\n').trimEnd() };
  });
}

async function shell(script: string, folder: string, socket: string): Promise<string> {
  const env = { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: folder, BYLAW_SOCKET: socket, DATA_FOLDER: join(folder, 'data'), LANG: 'C.UTF-8' };
  const child = spawn('bash', ['-c', `exec 2>&1 </dev/null\n${script}`], { cwd: join(folder, 'checkout'), env });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  await new Promise((done) => child.once('close', done));
  return output;
}
