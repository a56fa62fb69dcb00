import { createHash, createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** 256 random bits as text that is safe in a cookie or a header. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * What is stored instead of a secret (lower-case hex). The secrets are random, so a fast hash is enough.
 * @param pepper known to the server and not to the database
 */
export function digestOf(secret: string, pepper: string | undefined): string {
  const hash = pepper === undefined ? createHash('sha256') : createHmac('sha256', pepper);
  return hash.update(secret).digest('hex');
}
