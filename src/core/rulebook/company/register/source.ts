import type { CaseStatus } from '../../../model/case-state.js';
import type { RegisterSource } from '../../../model/register.js';
import { oneOrMany } from '../../reader/collections.js';
import { expression } from '../../reader/expression.js';
import { nameOf } from '../../reader/references.js';
import type { Reader } from '../../reader/reading.js';
import { optional, record, required, withDefault } from '../../reader/record.js';
import { word } from '../../reader/scalars.js';
import { fieldOf, stateOf } from './of-workflow.js';

/** `{ workflow, in, status, each, where }`: whose cases are rows. */
export const source: Reader<RegisterSource> = (node, reading) => {
  const found = record({
    workflow: required(nameOf('workflow')),
    in: withDefault(oneOrMany(stateOf(node, reading)), []),
    status: withDefault(oneOrMany(word<CaseStatus>('open', 'completed', 'cancelled')), ['open', 'completed']),
    each: optional(fieldOf(node, reading)),
    where: optional(expression),
  })(node, reading);
  if (!found) return undefined;
  const { each, where, ...rest } = found;
  return { ...rest, ...(each !== undefined && { each }), ...(where && { where }) };
};
