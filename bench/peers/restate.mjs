/**
 * Restate: the case is a virtual object, each step one durable call through the ingress with an idempotency key. The server
 * and the service are processes of their own, 4 partitions. Usage: node restate.mjs <folder>
 */
import { spawn, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { load } from './load.mjs';

const [ingress, admin, node, service] = [18180, 19170, 15122, 19180];
const folder = process.argv[2];
const require = createRequire(import.meta.url);
const binary = join(dirname(require.resolve('@restatedev/restate-server-linux-x64/package.json')), 'bin', 'restate-server');

const server = spawn(binary, ['--base-dir', folder], {
  stdio: 'ignore',
  env: { ...process.env, RESTATE_DEFAULT_NUM_PARTITIONS: '4', RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`, RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`, RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`, RESTATE_CLUSTER_NAME: 'bench', RESTATE_LOG_FILTER: 'error', DO_NOT_TRACK: '1', RESTATE_DISABLE_TELEMETRY: 'true' },
});
const handlers = fork(new URL('./restate-service.mjs', import.meta.url), [String(service)], { stdio: ['ignore', 'ignore', process.env.PEER_LOG ? 'inherit' : 'ignore', 'ipc'] });
process.once('exit', () => [server, handlers].forEach((child) => child.kill('SIGKILL')));

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
function post(port, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const asked = request({ agent, port, host: '127.0.0.1', path, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers } }, (answer) => {
      let data = '';
      answer.on('data', (piece) => (data += piece));
      answer.on('end', () => (answer.statusCode < 300 ? resolve(data) : reject(new Error(`${answer.statusCode} ${data}`))));
    });
    asked.on('error', reject);
    asked.end(text);
  });
}

async function register() {
  for (let tries = 0; ; tries += 1) {
    try {
      return await post(admin, '/deployments', { uri: `http://127.0.0.1:${service}` });
    } catch (error) {
      if (tries > 100) throw error;
      await wait(200);
    }
  }
}

await register();
await wait(1000);
await load(() => {
  let [id, done] = [randomUUID(), 0];
  return async () => {
    if (done === 7) [id, done] = [randomUUID(), 0];
    await post(ingress, `/case/${id}/${done === 0 ? 'start' : 'approve'}`, { step: done, by: done % 2 === 0 ? 'ben' : 'ann', note: 'looked at the receipts, 三张, and found them in order' }, { 'idempotency-key': randomUUID() });
    done += 1;
  };
});
process.exit(0);
