import { ATTACHMENT_BYTES_MAX } from '../../core/model/attachment.js';
import { SHEET_BYTES_MAX } from '../../sheets/limits.js';
import { SCIM } from '../scim/scim-error.js';

/** The routes that take bytes as they are, and how many. */
export const UPLOADS: Readonly<Record<string, number>> = {
  '/api/v1/attachments': ATTACHMENT_BYTES_MAX,
  '/api/v1/organisation': SHEET_BYTES_MAX,
  '/api/v1/organisation/preview': SHEET_BYTES_MAX,
  '/api/v1/records/:workflow/preview': SHEET_BYTES_MAX,
  '/api/v1/records/:workflow/import': SHEET_BYTES_MAX,
};

/** What a route says to a body of a type that it does not take. */
export function otherTypeExpected(route: string | undefined): string {
  if (route !== undefined && Object.hasOwn(UPLOADS, route)) return 'Expected the bytes of a file as application/octet-stream, but the body is of another type.';
  if (route?.startsWith(SCIM)) return 'Expected a body of type application/scim+json or application/json, but it is of another type.';
  return 'Expected a body of type application/json, but it is of another type.';
}
