import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ApiRequest } from '../http/api-request.js';
import { ProblemException } from '../problems/problem-exception.js';

/** The revision in `If-Match: "7"`, where the caller wants the command refused if the case has moved on. */
export const ExpectedRevision = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<ApiRequest>().headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const revision = /^"(\d{1,10})"$/.exec(header)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new ProblemException('header-invalid', 'Expected If-Match to hold a revision in quotes, as in the ETag of the case, but it holds something else.');
});
