import type { FastifyRequest } from 'fastify';
import type { Identity } from '../../identity/identifier.js';

/** A request after the guard: `identity` is there on every route that is not public. */
export type ApiRequest = FastifyRequest & { identity?: Identity };
