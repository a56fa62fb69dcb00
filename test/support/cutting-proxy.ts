import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** A way to a server on which, once, the answer to a command gets lost. */
export interface CuttingProxy {
  readonly port: number;
  /** How many answers have been lost. */
  lost(): number;
  close(): Promise<void>;
}

/** Passes everything on, until `word` goes by: the server hears it, and the first answer after it never arrives. */
export async function cutAnswerTo(word: string, target: { readonly host: string; readonly port: number }): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let lost = 0;
  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    let armed = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => [client, upstream].forEach((one) => one.destroy()));
    }
    client.on('data', (bytes) => {
      if (lost === 0 && bytes.includes(word)) armed = true;
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!armed) return void client.write(bytes);
      lost += 1;
      client.destroy();
    });
  });
  const port = await listening(server);
  return {
    port,
    lost: () => lost,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Expected the proxy to listen on a port.');
  return address.port;
}
