import { EvaluationError } from '../expression/evaluation-error.js';
import type { Scope } from '../expression/compile.js';
import { COLLECTED_MAX } from '../model/collecting.js';
import type { Expression } from '../model/expression.js';
import type { Draft } from './compiled.js';
import { evaluateIn } from './draft.js';

/** What expressions see besides when something is done once for each `item` of a list, or once where there is no list. @throws EvaluationError */
export function scopesOf(each: Expression | undefined, draft: Draft): readonly (Scope | undefined)[] {
  if (!each) return [undefined];
  const items = evaluateIn(draft, each);
  if (!Array.isArray(items)) throw new EvaluationError(each, 'Expected a list, an item for each');
  if (items.length > COLLECTED_MAX) throw new EvaluationError(each, `Expected a list of at most ${COLLECTED_MAX} items, but it has ${items.length}`);
  return items.map((item: unknown) => ({ item }));
}
