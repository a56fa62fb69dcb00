import type { JsonObject } from '../../core/model/json.js';
import { PROBLEMS, type ProblemCode } from '../problems/problem-codes.js';
import type { ProblemException } from '../problems/problem-exception.js';

export const SCIM = '/scim/v2';
export const SCIM_TYPE = 'application/scim+json; charset=utf-8';

const TYPES: Partial<Record<ProblemCode, string>> = { 'scim-taken': 'uniqueness', 'scim-invalid': 'invalidValue', 'scim-filter': 'invalidFilter', 'organisation-faulty': 'invalidValue', 'json-malformed': 'invalidSyntax' };

/** A refusal as RFC 7644 (3.12) has it. */
export function scimError({ code, detail }: ProblemException): { readonly status: number; readonly body: JsonObject } {
  const status = code === 'organisation-faulty' ? 400 : PROBLEMS[code].status;
  const scimType = TYPES[code];
  return { status, body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), ...(scimType !== undefined && { scimType }), detail } };
}
