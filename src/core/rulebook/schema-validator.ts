import type { ErrorObject } from 'ajv/dist/2020.js';
import type { JsonObject } from '../model/json.js';
import { compileSchema } from './schema/compile-schema.js';
import { expectationOf } from './schema/expectation-of.js';
import type { SchemaFault } from './schema/schema-fault.js';
import { unsafePart } from './schema/unsafe-part.js';

export type { SchemaFault };

const MAX_FAULTS = 50;

/**
 * Compiles a schema of a checked definition into a function that lists what is wrong with a value, fifty faults at most.
 * The function never changes the value.
 * @throws Error where the schema did not come from a checked definition and the validator refuses it
 */
export function newSchemaValidator(schema: JsonObject): (value: unknown) => SchemaFault[] {
  const validate = compileSchema(schema);
  return (value) => {
    const unsafe = unsafePart(value);
    if (unsafe) return [unsafe];
    if (validate(value)) return [];
    return withoutRepeats((validate.errors ?? []).filter(isTelling).map(toFault)).slice(0, MAX_FAULTS);
  };
}

/** The errors of a branch say more than the keyword that joins the branches. */
function isTelling({ keyword }: ErrorObject): boolean {
  return keyword !== 'if' && keyword !== 'allOf';
}

function toFault(error: ErrorObject): SchemaFault {
  const params = error.params as Readonly<Record<string, unknown>>;
  const inner = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'];
  const steps = error.instancePath.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { path: pathOf(typeof inner === 'string' ? [...steps, inner] : steps), message: expectationOf(error) };
}

function pathOf(steps: readonly string[]): string {
  return steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('').replace(/^\./, '');
}

function withoutRepeats(faults: readonly SchemaFault[]): SchemaFault[] {
  const seen = new Set<string>();
  return faults.filter(({ path, message }) => {
    const key = JSON.stringify([path, message]);
    return !seen.has(key) && seen.add(key);
  });
}
