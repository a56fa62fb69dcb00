import type { Expression } from '../../model/expression.js';
import type { LetterRows } from '../../model/letter.js';
import { mapOf } from './collections.js';
import { expression } from './expression.js';
import type { Reader } from './reading.js';
import { record, required } from './record.js';

/** What stands in a blank of a letter: FEEL, or `{ each, fields }` for a part that repeats, where every field sees the `item` of its row. */
export const letterBlank: Reader<Expression | LetterRows> = (node, reading) => {
  if (node.kind !== 'map') return expression(node, reading);
  const found = record({
    each: required<Expression>((list, _inner) => expression(list, reading)),
    fields: required(mapOf<Expression>(({ value }, inner) => expression(value, inner), 'a map from the fields of a row to FEEL')),
  })(node, { ...reading, scope: [...reading.scope, 'item'] });
  return found && { each: found.each, fields: found.fields };
};
