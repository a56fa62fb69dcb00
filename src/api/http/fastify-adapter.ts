import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';
import { ProblemException } from '../problems/problem-exception.js';
import { problemOf } from '../problems/problem-of-error.js';
import { sendProblem } from '../problems/send-problem.js';
import { otherTypeExpected, UPLOADS } from './body-types.js';
import { readJson } from './read-json.js';
import { requestIdOf } from './request-id.js';
import { securityHeaders } from './security-headers.js';

export const BODY_BYTES_MAX = 1024 * 1024;

/** A draft is a whole rulebook. */
const DRAFT_BYTES_MAX = 8 * 1024 * 1024;

/** A checkpoint knows every case of a company. */
const CHECKPOINT_BYTES_MAX = 24 * 1024 * 1024;

const REQUEST_TIMEOUT_MS = 30_000;

/** Fastify with our limits. It reads JSON and nothing else. */
export function newFastifyAdapter(config: Pick<Config, 'trustProxy' | 'cookieSecure'>): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    requestIdHeader: false,
    genReqId: requestIdOf,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      // No hook has run yet.
      reply.headers({ ...securityHeaders(request.url, config.cookieSecure), 'x-request-id': request.id });
      refuseBeforeRouting(error, request, reply);
    },
    routerOptions: { maxParamLength: 256 },
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  adapter.useBodyParser('application/json', false, {}, (_request, body: Buffer, done) => done(null, readJson(body)));
  // Directories name this type for requests without a body as well.
  adapter.useBodyParser('application/scim+json', false, {}, (_request, body: Buffer, done) => done(null, body.length === 0 ? null : readJson(body)));
  adapter.useBodyParser('application/octet-stream', false, {}, (request, body: Buffer, done) => done(isUpload(request) ? null : noFile(request), body));
  fastify.addHook('onRoute', (route) => {
    const bytesMax = UPLOADS[route.url];
    if (bytesMax !== undefined) route.bodyLimit = bytesMax;
    if (route.url === '/api/v1/checkpoint/verify') route.bodyLimit = CHECKPOINT_BYTES_MAX;
    if (route.url.startsWith('/api/v1/rulebook/draft')) route.bodyLimit = DRAFT_BYTES_MAX;
  });
  return adapter;
}

function isUpload({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): boolean {
  return routeOptions.url !== undefined && routeOptions.url in UPLOADS;
}

function noFile({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): ProblemException {
  return new ProblemException('forms-not-taken', otherTypeExpected(routeOptions.url));
}

function refuseBeforeRouting(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error) ?? new ProblemException('request-invalid', 'Expected a well-formed request, but this one cannot be read.');
  sendProblem(problem, request, reply);
}
