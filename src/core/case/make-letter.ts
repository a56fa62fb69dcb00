import type { ActionDefinition } from '../model/action-definition.js';
import { LETTER_CONNECTOR } from '../model/letter.js';
import type { Draft } from './compiled.js';
import { cite, emit, jsonIn, nextId } from './draft.js';
import { textOf } from './text-of.js';

/** Has a letter made of what the case is now: its values are recorded here, so that the same letter could be made again. @throws EvaluationError */
export function makeLetter({ letter, as, fileName, fields, then, otherwise, article }: Extract<ActionDefinition, { kind: 'letter' }>, draft: Draft): Draft {
  const values = [...fields].map(([name, expression]) => [name, textOf(jsonIn(draft, expression))] as const);
  return emit(draft, {
    type: 'JobQueued',
    job: nextId(draft, letter),
    connector: LETTER_CONNECTOR,
    input: { letter, name: textOf(jsonIn(draft, fileName)), values: Object.fromEntries(values) },
    as,
    ...(then !== undefined && { then }),
    ...(otherwise !== undefined && { otherwise }),
    ...cite(draft, article),
  });
}
