import { EvaluationError } from '../expression/evaluation-error.js';
import { decimalOf } from '../expression/values.js';
import type { ActionDefinition } from '../model/action-definition.js';
import type { Expression } from '../model/expression.js';
import { isJsonObject, type Json } from '../model/json.js';
import { type holderOf, POSTING_SCHEMA, type PostingFact } from '../model/posting.js';
import { Refusal } from '../model/refusal.js';
import type { Text } from '../model/text.js';
import type { Draft } from './compiled.js';
import { cite, emit, evaluateIn, jsonIn, nextId } from './draft.js';

type Act<Kind extends ActionDefinition['kind']> = Extract<ActionDefinition, { kind: Kind }>;

/** Posts an amount on an account. @throws EvaluationError */
export function postToLedger(action: Act<'post'>, draft: Draft): Draft {
  const unit = draft.deed.workflow.rulebook.definition.ledgers.get(action.ledger)?.unit ?? '';
  return emit(draft, {
    type: 'LedgerPosted',
    posting: nextId(draft, 'posting'),
    ledger: action.ledger,
    ...holderIn(action, draft),
    amount: amountIn(action.amount, draft),
    unit,
    ...because(action.reason),
    ...cite(draft, action.article),
    ...leastOf(action.ledger, draft),
  });
}

/** Takes back one posting or a list of them, each once. @throws EvaluationError @throws Refusal for one that is taken back already */
export function reversePostings(action: Act<'reverse'>, draft: Draft): Draft {
  return postingsIn(action.postings, draft).reduce((before, posting) => reverse(posting, action, before), draft);
}

function reverse(posting: PostingFact, action: Act<'reverse'>, draft: Draft): Draft {
  const { reference, ledger, holder, unit, amount, reversed, reverses } = posting;
  const taken = reversed || draft.events.some((event) => event.type === 'LedgerPosted' && event.reverses === reference);
  if (taken || reverses !== null) {
    const message = `Expected a posting that stands, but ${reference} ${taken ? 'has been taken back already' : 'takes back another one itself'}.`;
    throw new Refusal({ code: 'posting-reversed', message, ...cite(draft, action.article) });
  }
  const isPerson = draft.deed.workflow.rulebook.definition.ledgers.get(ledger)?.holders === 'people';
  return emit(draft, {
    type: 'LedgerPosted',
    posting: nextId(draft, 'posting'),
    ledger,
    ...(isPerson ? { person: holder } : { holder }),
    amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}`,
    unit,
    ...because(action.reason),
    ...cite(draft, action.article),
    ...leastOf(ledger, draft),
    reverses: reference,
  });
}

function holderIn({ as, holder }: Act<'post'>, draft: Draft): Pick<Parameters<typeof holderOf>[0], 'person' | 'holder'> {
  const found = evaluateIn(draft, holder);
  const { people } = draft.deed.workflow.rulebook.definition;
  if (as === 'person' && (typeof found !== 'string' || !people.has(found))) {
    throw new EvaluationError(holder, `Expected a person of the rulebook, but found ${JSON.stringify(found)}`);
  }
  if (typeof found !== 'string' || found === '' || found.length > 128) {
    throw new EvaluationError(holder, `Expected the name of an account, of 1 to 128 characters, but found ${JSON.stringify(found)}`);
  }
  return as === 'person' ? { person: found } : { holder: found };
}

/** What has to be left on an account of the ledger. @throws EvaluationError */
function leastOf(ledger: string, draft: Draft): { readonly least?: string } {
  const least = draft.deed.workflow.rulebook.definition.ledgers.get(ledger)?.least;
  return least ? { least: amountIn(least, draft) } : {};
}

function amountIn(expression: Expression, draft: Draft): string {
  const value = decimalOf(evaluateIn(draft, expression));
  if (!value) throw new EvaluationError(expression, 'Expected an amount');
  return value.toDecimalPlaces(10).toFixed();
}

function postingsIn(expression: Expression, draft: Draft): readonly PostingFact[] {
  const value = jsonIn(draft, expression, { ...POSTING_SCHEMA, items: POSTING_SCHEMA });
  return (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((one) => {
    if (isJsonObject(one) && typeof one['reference'] === 'string' && typeof one['amount'] === 'string') return one as unknown as PostingFact;
    throw new EvaluationError(expression, `Expected a posting, or a list of postings, as a fact tells them, but found ${JSON.stringify(one)}`);
  });
}

function because(text: Text | undefined): { readonly reason?: string } {
  const reason = typeof text === 'object' ? (text.zh ?? text.en) : text;
  return reason === undefined ? {} : { reason };
}
