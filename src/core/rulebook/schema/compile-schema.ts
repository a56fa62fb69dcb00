import type { ValidateFunction } from 'ajv/dist/2020.js';
import { remembering } from '../../expression/remembering.js';
import type { JsonObject } from '../../model/json.js';
import { newAjv } from './new-ajv.js';

/** The linter and the compiler ask for the same schemas, and so does every reading of a rulebook of which little has changed. */
const SCHEMAS_KEPT = 300;
const compiled = remembering(SCHEMAS_KEPT, (schema) => newAjv().compile(JSON.parse(schema) as JsonObject));

/** @throws Error of the validator, where it refuses the schema */
export function compileSchema(schema: JsonObject): ValidateFunction {
  return compiled(JSON.stringify(schema));
}
