import { REGISTER_TYPES, ROWS, type RegisterColumn } from '../../../model/register.js';
import type { EntryReader } from '../../reader/collections.js';
import { quoted } from '../../reader/describe.js';
import { expression } from '../../reader/expression.js';
import { isFieldName } from '../../reader/is-id.js';
import { nameOf } from '../../reader/references.js';
import { optional, record, required, withDefault } from '../../reader/record.js';
import { text, word } from '../../reader/scalars.js';
import { readers } from './readers.js';

/** `{ title, type, value, readBy, article }`. @param scope FEEL names of the rulebook */
export function column(scope: readonly string[]): EntryReader<RegisterColumn> {
  const read = record({ title: required(text), type: required(word(...REGISTER_TYPES)), value: required(expression), readBy: withDefault(readers(scope), []), article: optional(nameOf('article')) });
  return ({ key: id, at, value }, reading) => {
    if (!isFieldName(id)) reading.report('bad-name', at, `Expected a column name of letters, digits and underscores that begins with a letter, but found ${quoted(id)}`);
    if (id === ROWS) reading.report('reserved-name', at, `Expected another name for the column ${quoted(id)}, because the number of rows is counted under it`);
    const found = read(value, reading);
    if (!found) return undefined;
    const { article, ...rest } = found;
    return { id, ...rest, ...(article !== undefined && { article }), at };
  };
}
