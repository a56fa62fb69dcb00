import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

/** A way to a server on which connections can be cut, at a moment of one's choice, or stop carrying anything. */
export interface FaultyProxy {
  readonly port: number;
  /** Closes every connection now. @returns how many */
  reset(): number;
  /**
   * Cuts one connection at a packet that the client sends: `before` the server hears it, or `after`, when it has been carried
   * out and the answer is lost.
   * @param when sees each packet; the first for which it is true is the one
   */
  cutAt(moment: 'before' | 'after', when: (packet: Buffer) => boolean): void;
  /** How many cuts have been made. */
  cuts(): number;
  /** Nothing gets through any more, and nobody is told. */
  partition(): void;
  heal(): void;
  close(): Promise<void>;
}

interface Way {
  readonly client: Socket;
  readonly upstream: Socket;
}

interface Cut {
  readonly moment: 'before' | 'after';
  readonly when: (packet: Buffer) => boolean;
}

class Faults {
  readonly ways = new Set<Way>();
  cut: Cut | undefined;
  cuts = 0;
  parted = false;

  join(client: Socket, target: { readonly host: string; readonly port: number }): void {
    const way: Way = { client, upstream: connect(target.port, target.host) };
    this.ways.add(way);
    let swallow = false;
    for (const socket of [way.client, way.upstream]) {
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.end(way));
    }
    client.on('data', (bytes) => {
      const cut = this.cut;
      if (cut?.when(bytes) !== true) return void way.upstream.write(bytes);
      this.cut = undefined;
      this.cuts += 1;
      if (cut.moment === 'before') return this.end(way);
      swallow = true;
      way.upstream.write(bytes);
    });
    way.upstream.on('data', (bytes) => (swallow ? this.end(way) : void client.write(bytes)));
    if (this.parted) this.hold(way);
  }

  hold({ client, upstream }: Way): void {
    client.pause();
    upstream.pause();
  }

  end(way: Way): void {
    this.ways.delete(way);
    way.client.destroy();
    way.upstream.destroy();
  }
}

export async function faultyProxy(target: { readonly host: string; readonly port: number }): Promise<FaultyProxy> {
  const faults = new Faults();
  const server = createServer((client) => faults.join(client, target));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Expected the proxy to listen on a port.');
  const reset = (): number => {
    const count = faults.ways.size;
    for (const way of [...faults.ways]) faults.end(way);
    return count;
  };
  return {
    port: address.port,
    reset,
    cutAt: (moment, when) => void (faults.cut = { moment, when }),
    cuts: () => faults.cuts,
    partition: () => {
      faults.parted = true;
      for (const way of faults.ways) faults.hold(way);
    },
    heal: () => {
      faults.parted = false;
      for (const { client, upstream } of faults.ways) [client, upstream].forEach((socket) => socket.resume());
    },
    close: async () => {
      reset();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
