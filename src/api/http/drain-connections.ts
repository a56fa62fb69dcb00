import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A request that is not answered by then is cut off. */
const PATIENCE_MS = 10_000;

/**
 * Lets a closing server wait for requests under way, and for nothing else. Node counts a connection that has not sent
 * anything yet as busy; browsers keep such connections in reserve, and each would hold up the end by half a minute.
 */
export function drainConnections(fastify: FastifyInstance): void {
  const requests = new Map<Socket, number>();
  let closing = false;
  const count = (socket: Socket, by: 1 | -1): void => {
    const left = (requests.get(socket) ?? 0) + by;
    if (requests.has(socket)) requests.set(socket, left);
    if (closing && left === 0) socket.destroySoon();
  };
  fastify.server.on('connection', (socket: Socket) => {
    requests.set(socket, 0);
    socket.once('close', () => requests.delete(socket));
  });
  fastify.server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  fastify.addHook('preClose', (done) => {
    closing = true;
    for (const [socket, left] of requests) if (left === 0) socket.destroy();
    setTimeout(() => requests.forEach((_, socket) => socket.destroy()), PATIENCE_MS).unref();
    done();
  });
}
