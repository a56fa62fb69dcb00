import type { NobodyRule } from '../../model/verb-definition.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { record, required } from '../reader/record.js';
import { word } from '../reader/scalars.js';

const post = record({ post: required(nameOf('post')) });

/** `pass`, `refuse`, `process-admin`, or `{ post }`: what becomes of a place for which nobody is found. */
export const nobody: Reader<NobodyRule> = (node, reading) => {
  if (node.kind === 'map') {
    const found = post(node, reading);
    return found && { kind: 'post', post: found.post };
  }
  const kind = word('pass', 'refuse', 'process-admin')(node, reading);
  return kind && { kind };
};
