import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ApiRequest } from '../http/api-request.js';
import { ProblemException } from '../problems/problem-exception.js';

/**
 * Which state the caller has seen: an ETag from `If-Match`, or null for `If-None-Match: *` (there must be none yet). One of
 * the two is needed, so that nobody writes over what another has saved.
 */
export const ExpectedEtag = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const { 'if-match': match, 'if-none-match': noneMatch } = context.switchToHttp().getRequest<ApiRequest>().headers;
  if (match === undefined && noneMatch === '*') return null;
  if (match === undefined) throw new ProblemException('precondition-missing', 'Expected If-Match with the ETag of what is replaced, or If-None-Match: * for the first one, but there is neither.');
  const etag = /^"([0-9a-f]{64})"$/.exec(match)?.[1];
  if (etag !== undefined) return etag;
  throw new ProblemException('header-invalid', 'Expected If-Match to hold an ETag of ours in quotes, but it holds something else.');
});
