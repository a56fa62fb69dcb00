import { HttpException } from '@nestjs/common';
import { FilesUnreachableError } from '../../engine/ports/attachment-store.js';
import { StoreBusyError, StoreFullError, StoreUnreachableError } from '../../engine/ports/command-store.js';
import { otherTypeExpected } from '../http/body-types.js';
import type { ProblemCode } from './problem-codes.js';
import { ProblemException } from './problem-exception.js';

/** What Fastify refuses before a controller is asked, by its error code. */
const BY_FASTIFY_CODE: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_BAD_URL: ['route-not-found', 'Expected a well-formed path, but its percent-encoding cannot be read.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'Expected a body of at most 1 MiB (8 MiB for a draft), but it is larger.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['json-malformed', 'Expected a body as long as its Content-Length, but it is not.'],
  FST_ERR_MAX_PARAM_LENGTH: ['route-not-found', 'Expected a path of ids, but one of them is longer than any id.'],
};

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'request-invalid',
  404: 'route-not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'forms-not-taken',
  503: 'unavailable',
};

/**
 * The problem that an error stands for; undefined for one that nobody foresaw.
 * @param route the one that was asked, as it is declared
 */
export function problemOf(error: unknown, route?: string): ProblemException | undefined {
  if (error instanceof ProblemException) return error;
  if (error instanceof StoreBusyError) return new ProblemException('store-busy', error.message, { retryAfterSeconds: error.retryAfterSeconds });
  if (error instanceof StoreUnreachableError) return new ProblemException('store-unreachable', error.message, { retryAfterSeconds: error.retryAfterSeconds });
  if (error instanceof FilesUnreachableError) return new ProblemException('store-unreachable', error.message, { retryAfterSeconds: error.retryAfterSeconds });
  if (error instanceof StoreFullError) return new ProblemException('store-full', error.message, { retryAfterSeconds: error.retryAfterSeconds });
  if (error instanceof HttpException) return ofHttpException(error, route);
  // The store's own error class is not imported: the API knows the ports only.
  if (error instanceof Error && error.name === 'BadCursorError') return new ProblemException('cursor-invalid', error.message);
  return ofFastify(error, route);
}

function ofHttpException(error: HttpException, route: string | undefined): ProblemException | undefined {
  const precise = ofFastify(error.cause, route);
  if (precise) return precise;
  const status = error.getStatus();
  if (status === 404) return new ProblemException('route-not-found', 'Expected the path of a resource, but there is none here.');
  const code = BY_STATUS[status];
  return code && new ProblemException(code, `Expected an acceptable request, but: ${error.message}.`);
}

function ofFastify(error: unknown, route: string | undefined): ProblemException | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new ProblemException('forms-not-taken', otherTypeExpected(route));
  const known = BY_FASTIFY_CODE[code];
  return known && new ProblemException(known[0], known[1]);
}
