import type { ActionDefinition } from '../model/action-definition.js';
import type { JsonObject } from '../model/json.js';
import { LETTER_CONNECTOR, LETTER_ROWS_MAX, type LetterRows } from '../model/letter.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import type { Draft } from './compiled.js';
import { cite, emit, evaluateIn, jsonIn, nextId } from './draft.js';
import { textOf } from './text-of.js';

/** Has a letter made of what the case is now: its values are recorded here, so that the same letter could be made again. @throws EvaluationError */
export function makeLetter({ letter, as, fileName, fields, then, otherwise, article }: Extract<ActionDefinition, { kind: 'letter' }>, draft: Draft): Draft {
  const values = [...fields].map(([name, blank]) => [name, 'each' in blank ? rowsOf(blank, draft) : textOf(jsonIn(draft, blank))] as const);
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

function rowsOf({ each, fields }: LetterRows, draft: Draft): readonly JsonObject[] {
  const items = evaluateIn(draft, each) ?? [];
  if (!Array.isArray(items)) throw new EvaluationError(each, 'Expected a list, an item for each row of the letter');
  if (items.length > LETTER_ROWS_MAX) throw new EvaluationError(each, `Expected a list of at most ${LETTER_ROWS_MAX} items, but it has ${items.length}`);
  return items.map((item: unknown) => Object.fromEntries([...fields].map(([name, expression]) => [name, textOf(jsonIn(draft, expression, undefined, { item }))])));
}
