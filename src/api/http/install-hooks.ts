import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { EVENT_STREAM } from '../events/event-stream.js';
import type { Metrics } from '../metrics/metrics.js';
import { sendProblem } from '../problems/send-problem.js';
import { bodyFault } from './body-fault.js';
import { securityHeaders } from './security-headers.js';

export interface Watching {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly secure: boolean;
}

/** What happens to every request, matched or not. Authorisation is not here: it is in guards, which no path trick passes by. */
export function installHooks(fastify: FastifyInstance, { logger, metrics, secure }: Watching): void {
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders(request.url, secure), 'x-request-id': request.id });
  });
  fastify.addHook('preValidation', async (request, reply) => {
    const fault = Buffer.isBuffer(request.body) ? undefined : bodyFault(request.body);
    if (!fault) return;
    sendProblem(fault, request, reply);
    return reply;
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const durationMs = Math.round(reply.elapsedTime * 10) / 10;
    // A stream lasts as long as its page is open; that says nothing about the server.
    if (reply.getHeader('content-type') !== EVENT_STREAM) metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    // The route and not the address: queries and ids may tell about people.
    logger.info({ requestId: request.id, method: request.method, route, status: reply.statusCode, durationMs }, 'answered');
  });
}
