import type { TransitionDefinition } from '../../model/definition.js';
import { oneOrMany } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, withDefault } from '../reader/record.js';
import { boolean, text } from '../reader/scalars.js';
import { actions } from './actions.js';
import { target } from './target.js';

/** What a transition may say of itself. */
export const TRANSITION_KEYS = {
  target: optional(target),
  guard: optional(expression),
  because: optional(text),
  article: optional(nameOf('article')),
  actions: withDefault(actions, []),
  reenter: optional(boolean),
  untested: optional(text),
};

const full = record(TRANSITION_KEYS);

/** `{ target, guard, because, article, actions, reenter, untested }`, or the target alone. */
const transition: Reader<TransitionDefinition> = (node, reading) => {
  if (node.kind !== 'scalar' || node.value === null) return full(node, reading);
  const path = target(node, reading);
  return path === undefined ? undefined : { target: path, actions: [], at: node.at };
};

/** One transition, or a list of which the first whose guard holds is taken. */
export const transitions = oneOrMany(transition);
