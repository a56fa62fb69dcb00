import type { JsonObject } from '../../core/model/json.js';

export interface ScimQuery {
  readonly filter?: string;
  readonly startIndex?: string;
  readonly count?: string;
  readonly excludedAttributes?: string;
}

const COUNT_MAX = 200;

/** One page of a list (RFC 7644, 3.4.2.4): numbers that cannot be read count as what they usually are. */
export function scimPage(found: readonly JsonObject[], { startIndex, count }: ScimQuery): JsonObject {
  const start = Math.max(1, whole(startIndex, 1));
  const resources = found.slice(start - 1, start - 1 + Math.min(COUNT_MAX, Math.max(0, whole(count, COUNT_MAX))));
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: found.length, startIndex: start, itemsPerPage: resources.length, Resources: resources };
}

function whole(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : otherwise;
}
