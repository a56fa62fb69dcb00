import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { consolePolicy } from '../http/security-headers.js';
import type { BuiltConsole, ConsoleFile, Packing } from './read-console.js';

/** Where the build leaves room for the nonce of each page. */
const NONCE = /__CSP_NONCE__/g;

/** The smaller one first. */
const PACKINGS: readonly Packing[] = ['br', 'gzip'];

/** A file's name holds the hash of what is in it, so it never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Serves the console: its files under /assets, and its one page under every address that is not of the API, so that a link
 * into it can be opened. Does nothing where it has not been built.
 */
export function installConsole(fastify: FastifyInstance, built: BuiltConsole | undefined): void {
  if (!built) return;
  for (const file of built.files) fastify.get(`/assets/${file.name}`, (request, reply) => sendFile(file, request, reply));
  fastify.get('/', (_request, reply) => sendPage(built.page, reply));
  fastify.get('/*', (request, reply) => (isPageWanted(request) ? sendPage(built.page, reply) : reply.callNotFound()));
}

function sendFile({ type, bytes, packed }: ConsoleFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const taken = packingsTaken(request.headers['accept-encoding'] ?? '');
  const packing = PACKINGS.find((one) => taken.has(one) && packed[one]);
  reply.headers({ 'content-type': type, 'cache-control': FOR_EVER, vary: 'accept-encoding', ...(packing && { 'content-encoding': packing }) });
  return reply.send((packing && packed[packing]) ?? bytes);
}

/** Those that a browser names and does not weigh with nothing (RFC 9110, 12.5.3). */
function packingsTaken(header: string): ReadonlySet<string> {
  const named = header.split(',').map((one) => one.trim().toLowerCase().split(/\s*;\s*q=/));
  return new Set(named.flatMap(([name = '', weight = '1']) => (Number(weight) > 0 ? [name] : [])));
}

function sendPage(page: string, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  reply.headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': consolePolicy(nonce) });
  return reply.send(page.replace(NONCE, nonce));
}

/** Browsers ask for pages by this header; programs and missing files do not. */
function isPageWanted({ url, headers }: FastifyRequest): boolean {
  return !/^\/(?:api|assets)(?:\/|$)/.test(url) && String(headers.accept).includes('text/html');
}
