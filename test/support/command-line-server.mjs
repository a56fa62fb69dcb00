/**
 * The built command line, loaded once for many commands: pages and tests run dozens of them, and starting Node for each
 * would take most of the time. Takes commands on a socket, one after the other. Plain JavaScript, because it is run as it is.
 *
 *     node command-line-server.mjs <socket>
 *     node command-line-server.mjs --help-pages     prints the help of every command as JSON
 */
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { Command } from 'commander';

const run = Command.prototype.parseAsync;
let program;
Command.prototype.parseAsync = async function () {
  program = this;
};
await import('../../dist/cli/main.js');

function everyCommand(command) {
  return [command, ...command.commands.flatMap(everyCommand)];
}

function nameOf(command) {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

function helpOf(command) {
  let text = '';
  command.configureOutput({ writeOut: (piece) => (text += piece), getOutHelpWidth: () => 80 });
  command.outputHelp();
  return text;
}

async function carryOut({ args, cwd, env, input }) {
  process.chdir(cwd);
  process.env = env;
  process.exitCode = undefined;
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  const told = { output: '', out: '', err: '' };
  const writers = [process.stdout, process.stderr].map((stream) => [stream, stream.write]);
  const tell = (kind) => (piece) => ((told[kind] += piece), (told.output += piece), true);
  process.stdout.write = tell('out');
  process.stderr.write = tell('err');
  try {
    await run.call(program, args, { from: 'user' });
  } catch (error) {
    const plain = error.name === 'CommandError' || error.name === 'ConfigError';
    if (error.name !== 'CommanderError') process.stderr.write(plain ? `${error.message}\n` : `${error.stack}\n`);
    process.exitCode ||= 1;
  }
  for (const [stream, write] of writers) stream.write = write;
  return { code: process.exitCode ?? 0, ...told };
}

if (process.argv[2] === '--help-pages') {
  process.stdout.write(JSON.stringify(everyCommand(program).map((command) => [nameOf(command), helpOf(command)])));
} else {
  for (const command of everyCommand(program)) command.exitOverride();
  let before = Promise.resolve();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.on('data', (piece) => (text += piece));
    socket.on('end', () => {
      before = before.then(() => carryOut(JSON.parse(text))).then((answer) => socket.end(JSON.stringify(answer)));
    });
  });
  server.listen(process.argv[2], () => process.stdout.write('ready\n'));
}
