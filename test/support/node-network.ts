import { execFileSync, spawnSync } from 'node:child_process';
import { freePort } from './mariadb.js';

export interface NodePlace {
  readonly ip: string;
  /** What a command is put behind to run there. */
  readonly inside: readonly string[];
  readonly ports: { readonly sql: number; readonly group: number; readonly increments: number; readonly transfer: number };
}

/** Where the nodes of a cluster run. */
export interface NodeNetwork {
  readonly kind: 'network namespaces' | 'loopback';
  readonly places: readonly NodePlace[];
  /** A node hears nobody any more, and nobody hears it; only where each has a network of its own. */
  part?(node: number): void;
  heal?(node: number): void;
  close(): void;
}

/** A network of its own for each node where this machine permits it, else ports of the loopback. */
export async function nodeNetwork(nodes: number): Promise<NodeNetwork> {
  return ownNetworks(nodes) ?? loopback(nodes);
}

function ip(...words: readonly string[]): void {
  execFileSync('ip', words, { stdio: 'ignore' });
}

function ownNetworks(nodes: number): NodeNetwork | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = process.pid % 4_000;
  const [bridge, subnet] = [`bw${id}`, `10.${90 + (id >> 8)}.${id & 255}`];
  const numbers = Array.from({ length: nodes }, (_, n) => n + 1);
  const close = (): void => {
    for (const n of numbers) spawnSync('ip', ['netns', 'del', `${bridge}n${n}`]);
    spawnSync('ip', ['link', 'del', bridge]);
  };
  try {
    ip('link', 'add', bridge, 'type', 'bridge');
    ip('addr', 'add', `${subnet}.254/24`, 'dev', bridge);
    ip('link', 'set', bridge, 'up');
    for (const n of numbers) join(bridge, subnet, n);
  } catch {
    close();
    return undefined;
  }
  const ports = { sql: 3306, group: 4567, increments: 4568, transfer: 4444 };
  return {
    kind: 'network namespaces',
    places: numbers.map((n) => ({ ip: `${subnet}.${n}`, inside: ['ip', 'netns', 'exec', `${bridge}n${n}`], ports })),
    part: (node) => ip('link', 'set', `${bridge}v${node + 1}`, 'down'),
    heal: (node) => ip('link', 'set', `${bridge}v${node + 1}`, 'up'),
    close,
  };
}

function join(bridge: string, subnet: string, n: number): void {
  const [space, outer, inner] = [`${bridge}n${n}`, `${bridge}v${n}`, `${bridge}p${n}`];
  ip('netns', 'add', space);
  ip('link', 'add', outer, 'type', 'veth', 'peer', 'name', inner);
  ip('link', 'set', inner, 'netns', space);
  ip('link', 'set', outer, 'master', bridge, 'up');
  ip('netns', 'exec', space, 'ip', 'addr', 'add', `${subnet}.${n}/24`, 'dev', inner);
  ip('netns', 'exec', space, 'ip', 'link', 'set', inner, 'up');
  ip('netns', 'exec', space, 'ip', 'link', 'set', 'lo', 'up');
}

async function loopback(nodes: number): Promise<NodeNetwork> {
  const places: NodePlace[] = [];
  for (let n = 0; n < nodes; n += 1) {
    const [sql, group, increments, transfer] = [await freePort(), await freePort(), await freePort(), await freePort()];
    places.push({ ip: '127.0.0.1', inside: [], ports: { sql, group, increments, transfer } });
  }
  return { kind: 'loopback', places, close: () => undefined };
}
