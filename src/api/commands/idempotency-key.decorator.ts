import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ApiRequest } from '../http/api-request.js';
import { ProblemException } from '../problems/problem-exception.js';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,200}$/;

/** The key by which a command that is sent again is recognised. Every command needs one. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<ApiRequest>().headers['idempotency-key'];
  if (typeof key === 'string' && VISIBLE_ASCII.test(key)) return key;
  const found = key === undefined ? 'there is none' : 'it is longer or has other characters';
  throw new ProblemException('idempotency-key-missing', `Expected a header Idempotency-Key of 1 to 200 visible ASCII characters, but ${found}.`);
});
