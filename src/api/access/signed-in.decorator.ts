import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Identity } from '../../identity/identifier.js';
import type { ApiRequest } from '../http/api-request.js';

/** Who makes the request. The guard has put it there; a route without it must be public. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const { identity } = context.switchToHttp().getRequest<ApiRequest>();
  if (!identity) throw new Error('a public route has nobody signed in');
  return identity;
});
