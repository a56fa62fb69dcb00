import type { FieldDefinition } from '../../core/model/data-definition.js';
import type { JsonObject } from '../../core/model/json.js';
import { definedOnly } from './defined-only.js';

/** A field as forms need it: its schema still has the words of our dialect. */
export function fieldView({ id, title, personal, required, schema }: FieldDefinition): JsonObject {
  return definedOnly({ id, title, personal, required, schema });
}
