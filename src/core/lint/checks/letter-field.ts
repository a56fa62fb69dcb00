import type { ActionDefinition } from '../../model/action-definition.js';
import { isJsonObject, type Json } from '../../model/json.js';
import type { Check } from '../check.js';
import { objectsIn } from '../walk.js';

type Making = Extract<ActionDefinition, { kind: 'letter' }>;

/** A letter that is to stand in a field which takes no file: it could never be kept. */
export const letterField: Check = {
  rule: 'letter-field',
  severity: 'error',
  find: ({ workflows }) =>
    [...workflows.values()].flatMap(({ root, data }) =>
      objectsIn(root)
        .filter(isMaking)
        .filter(({ as }) => !takesFile(data.fields.get(as)?.schema))
        .map(({ at, as }) => ({ at, message: `Expected the field "${as}" to have "type: attachment", because it takes a letter` })),
    ),
};

function takesFile(schema: Json | undefined): boolean {
  return isJsonObject(schema) && schema['type'] === 'attachment';
}

function isMaking(object: object): object is Making {
  return 'kind' in object && object.kind === 'letter' && 'as' in object;
}
