import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JsonObject } from '../../core/model/json.js';
import { SCIM, SCIM_TYPE, scimError } from '../scim/scim-error.js';
import { PROBLEMS } from './problem-codes.js';
import type { ProblemException } from './problem-exception.js';

/** The document of RFC 9457, with our own members behind the standard ones. */
export function problemBody({ code, detail, extras }: ProblemException, requestId: string): JsonObject {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:bylaw:problem:${code}`,
    title,
    status,
    detail,
    code,
    ...(extras.article !== undefined && { article: extras.article }),
    ...(extras.details !== undefined && { details: extras.details }),
    requestId,
  };
}

/** Answers with a problem. Nothing of it may be kept by a cache. */
export function sendProblem(problem: ProblemException, request: FastifyRequest, reply: FastifyReply): void {
  const { retryAfterSeconds } = problem.extras;
  const scim = request.url.startsWith(`${SCIM}/`) ? scimError(problem) : undefined;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  if (PROBLEMS[problem.code].status === 401) reply.header('www-authenticate', 'Bearer realm="bylaw"');
  reply
    .status(scim?.status ?? PROBLEMS[problem.code].status)
    .header('cache-control', 'no-store')
    .header('content-type', scim ? SCIM_TYPE : 'application/problem+json; charset=utf-8')
    // As bytes, so that nothing on the way out writes the document anew.
    .send(Buffer.from(JSON.stringify(scim?.body ?? problemBody(problem, request.id)), 'utf8'));
}
