import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NewSession } from '../../identity/sessions.js';

/** With the prefix, browsers take the cookie over HTTPS only and from this host only. */
function nameOf(secure: boolean): string {
  return secure ? '__Host-bylaw_session' : 'bylaw_session';
}

export function readSessionCookie(request: FastifyRequest, secure: boolean): string | undefined {
  return request.cookies[nameOf(secure)];
}

/** Without an end of its own: the server knows when the session is over, by its clock and not by the browser's. */
export function writeSessionCookie(reply: FastifyReply, session: NewSession, secure: boolean): void {
  reply.setCookie(nameOf(secure), session.secret, { path: '/', httpOnly: true, sameSite: 'strict', secure });
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(nameOf(secure), { path: '/', httpOnly: true, sameSite: 'strict', secure });
}
