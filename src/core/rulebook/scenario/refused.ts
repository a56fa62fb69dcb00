import type { ExpectedRefusal } from '../../model/scenario.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required } from '../reader/record.js';
import { word } from '../reader/scalars.js';
import { REJECTION_CODES } from './rejection-codes.js';

const code = word(...REJECTION_CODES);
const full = record({ code: required(code), article: optional(nameOf('article')) });

/** `{ code, article }` of the refusal that an example expects, or the code alone. */
export const refused: Reader<ExpectedRefusal> = (node, reading) => {
  if (node.kind === 'map') {
    const found = full(node, reading);
    return found && { code: found.code, article: found.article };
  }
  const found = code(node, reading);
  return found && { code: found };
};
