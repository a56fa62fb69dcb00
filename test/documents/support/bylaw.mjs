/** Stands in for `bylaw` while a page is run: hands the command to `command-line-server.mjs`. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const { BYLAW_SOCKET, ...env } = process.env;
const socket = connect(BYLAW_SOCKET);
let text = '';
socket.on('data', (piece) => (text += piece));
socket.on('end', () => {
  const { code, output } = JSON.parse(text);
  process.stdout.write(output, () => process.exit(code));
});
socket.end(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), env, input: readFileSync(0, 'utf8') }));
