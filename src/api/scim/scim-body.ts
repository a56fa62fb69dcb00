import { isJsonObject, type Json, type JsonObject } from '../../core/model/json.js';
import { ProblemException } from '../problems/problem-exception.js';

/** One operation of a PATCH; without a path, `value` holds members to write. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string | undefined;
  readonly value: Json;
}

const OPERATIONS_MAX = 100;

export function invalid(detail: string): ProblemException {
  return new ProblemException('scim-invalid', detail);
}

/** @throws ProblemException */
export function objectOf(body: unknown): JsonObject {
  const value = body as Json;
  if (isJsonObject(value)) return value;
  throw invalid('Expected a JSON object, but the body is something else.');
}

/** A member whatever the case of its name. */
export function member(object: JsonObject, name: string): Json {
  const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? null : (object[key] ?? null);
}

/** The operations of a PATCH; Entra ID writes `Add`, and Okta leaves paths out. @throws ProblemException */
export function operationsOf(body: unknown): readonly PatchOperation[] {
  const operations = member(objectOf(body), 'Operations');
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > OPERATIONS_MAX) throw invalid(`Expected 1 to ${OPERATIONS_MAX} operations, but there are none or more.`);
  return (operations as readonly Json[]).map((one) => {
    const operation = objectOf(one);
    const [named, path] = [member(operation, 'op'), member(operation, 'path')];
    const op = typeof named === 'string' ? named.toLowerCase() : '';
    if (op !== 'add' && op !== 'replace' && op !== 'remove') throw invalid(`Expected an operation add, replace or remove, but found "${op.slice(0, 50)}".`);
    if (op === 'remove' && typeof path !== 'string') throw invalid('Expected a path to remove, but there is none.');
    return { op, path: typeof path === 'string' && path !== '' ? path : undefined, value: member(operation, 'value') };
  });
}
