import type { Position } from './diagnostic.js';
import type { JsonObject } from './json.js';
import type { Text } from './text.js';

/** The data schema: what ajv checks, and what our dialect says beside it. */
export interface DataDefinition {
  /** JSON Schema 2020-12 without our own keywords, unknown properties refused. */
  readonly schema: JsonObject;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
}

export interface FieldDefinition {
  readonly id: string;
  readonly title?: Text;
  readonly personal: boolean;
  /** Nobody of the workflow sees it but where a task shows it. */
  readonly hidden?: true;
  readonly required: boolean;
  /** The field's own schema, our keywords still in it. */
  readonly schema: JsonObject;
  readonly at: Position;
}
