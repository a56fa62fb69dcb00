import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import type { ProblemCode } from '../problems/problem-codes.js';
import { AnswerDto } from './answer.dto.js';

const COMMON: readonly ProblemCode[] = ['idempotency-key-missing', 'request-invalid', 'not-signed-in', 'key-reused', 'data-invalid', 'guard-refused', 'too-large', 'store-busy', 'store-full', 'store-unreachable'];
const ON_CASE: readonly ProblemCode[] = ['not-allowed', 'case-not-found', 'case-ended', 'claim-held', 'posting-reversed', 'balance-too-low', 'header-invalid', 'revision-stale'];

/** Describes a route that gives a command. */
export function ApiCommand({ starts = false }: { starts?: boolean } = {}): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'Idempotency-Key', required: true, description: '1 to 200 visible ASCII characters. The same key again gives the first answer and changes nothing.' }),
    ...(starts ? [] : [ApiHeader({ name: 'If-Match', required: false, description: 'Revision in quotes; the command is refused where the case is at another one.' })]),
    ApiResponse({
      status: starts ? 201 : 200,
      description: 'Accepted. Where the key has been used before, the first answer, with `Idempotency-Replayed: true`.',
      type: AnswerDto,
      headers: { ETag: { description: 'Revision of the case, in quotes.', schema: { type: 'string' } } },
    }),
    ApiProblems(...COMMON, ...(starts ? (['workflow-not-found', 'no-rulebook-in-force', 'not-allowed', 'claim-held', 'posting-reversed', 'balance-too-low'] as const) : ON_CASE)),
  );
}
