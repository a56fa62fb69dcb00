import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** How a command ended, and what it printed. */
export interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The built command line, loaded once for many commands. */
export interface CommandLine {
  readonly socket: string;
  /** Carries a command out in this folder, with these variables beside those of the process. */
  run(args: readonly string[], input: string, variables: Readonly<Record<string, string>>): Promise<Told>;
  stop(): void;
}

export async function startCommandLine(): Promise<CommandLine> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-command-line-'));
  const socket = join(folder, 'socket');
  const server = spawn(process.execPath, ['test/support/command-line-server.mjs', socket], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready, fail) => {
    server.stdout.once('data', () => ready());
    server.once('exit', () => fail(new Error('Expected the command line to load, but it did not. Is dist/ built?')));
  });
  return {
    socket,
    run: async (args, input, variables) => {
      const connection = connect({ path: socket, allowHalfOpen: true });
      await once(connection, 'connect');
      connection.end(JSON.stringify({ args, cwd: process.cwd(), env: { ...process.env, ...variables }, input }));
      return JSON.parse(await text(connection)) as Told;
    },
    stop: () => {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
