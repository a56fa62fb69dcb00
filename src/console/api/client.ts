import createClient from 'openapi-fetch';
import type { components, paths } from './schema.gen.js';
import { ApiProblem, type Problem } from './api-problem.js';

export type Schemas = components['schemas'];

export const client = createClient<paths>({ credentials: 'same-origin' });

interface Reply<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The body of an answer.
 * @throws ApiProblem where the server refuses, or does not answer
 */
export async function answer<Data>(reply: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await reply.catch((): never => {
    throw new ApiProblem({ code: 'unreachable', status: 0, detail: '' });
  });
  if (response.ok) return data as Data;
  throw new ApiProblem(isProblem(error) ? error : { code: 'internal', status: response.status, detail: response.statusText });
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
}

/** A new key by which the server recognises a command that is sent again. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
