import type { FastifyInstance } from 'fastify';
import type { Identifier } from '../../identity/identifier.js';
import { ProblemException } from '../problems/problem-exception.js';
import { sendProblem } from '../problems/send-problem.js';
import { credentialOf } from './credential.js';

/** Where a route takes more than the ordinary, it is asked who sends it before the body is read. */
export function guardLargeBodies(fastify: FastifyInstance, identifier: Pick<Identifier, 'peek'>, { ordinary, secure }: { readonly ordinary: number; readonly secure: boolean }): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.bodyLimit <= ordinary) return;
    const credential = credentialOf(request, secure);
    if (credential && (await identifier.peek(credential))) return;
    sendProblem(new ProblemException('not-signed-in', 'Expected a valid session or token, but there is none, or it has run out, or the account is disabled.'), request, reply);
    return reply;
  });
}
