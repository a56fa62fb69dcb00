import type { JsonObject } from '../../model/json.js';
import type { Reading } from '../reader/reading.js';
import type { YamlNode } from '../yaml/yaml-node.js';
import { compileSchema } from './compile-schema.js';
import { newAjv } from './new-ajv.js';

/** Knows the schema of schemas, which takes long to compile. It keeps nothing of what it checks. */
const META = newAjv();

/** Asks the validator whether it accepts a schema, and reports what it refuses at the line that it is about. */
export function checkSchema(schema: JsonObject, node: YamlNode, reading: Reading): boolean {
  if (META.validateSchema(schema) !== true) {
    const error = META.errors?.[0];
    return refuse(error?.instancePath ?? '', `it ${error?.message ?? 'is refused'}`, node, reading);
  }
  try {
    compileSchema(schema);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'it is refused';
    return refuse(/at "#?([^"]*)"/.exec(message)?.[1] ?? '', message, node, reading);
  }
}

function refuse(pointer: string, reason: string, node: YamlNode, reading: Reading): false {
  const place = pointer.split('/').filter(Boolean).reduce<YamlNode>((found, step) => below(found, step.replaceAll('~1', '/').replaceAll('~0', '~')), node);
  reading.report('bad-schema', place.label, `Expected a JSON Schema that can be checked, but ${reason}`);
  return false;
}

function below(node: YamlNode, step: string): YamlNode {
  if (node.kind === 'map') return node.entries.find(({ key }) => key === step)?.value ?? node;
  if (node.kind === 'list') return node.items[Number(step)] ?? node;
  return node;
}
