import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ApiRequest } from '../http/api-request.js';
import { ProblemException } from '../problems/problem-exception.js';

/** Position of the last event that the caller has seen; undefined where it wants only what happens from now on. */
export const LastEventId = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<ApiRequest>().headers['last-event-id'];
  if (header === undefined || header === '') return undefined;
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header);
  throw new ProblemException('header-invalid', 'Expected Last-Event-ID to hold the id of an event, but it holds something else.');
});
