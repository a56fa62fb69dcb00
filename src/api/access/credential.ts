import type { FastifyRequest } from 'fastify';
import type { Credential } from '../../identity/identifier.js';
import { readSessionCookie } from './session-cookie.js';

const BEARER = /^Bearer +(\S+)$/i;

/** What a request shows to say who makes it. An Authorization header counts alone: a bad token never falls back to a cookie. */
export function credentialOf(request: FastifyRequest, secure: boolean): Credential | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return { kind: 'token', secret: BEARER.exec(authorization)?.[1] ?? '' };
  const secret = readSessionCookie(request, secure);
  return secret === undefined ? undefined : { kind: 'session', secret };
}
