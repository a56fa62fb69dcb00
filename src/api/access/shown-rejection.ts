import type { Json } from '../../core/model/json.js';
import type { Rejection, RejectionCode } from '../../core/model/verdict.js';
import type { Hidden } from './shown.js';

/** Refusals whose sentence may hold what the case holds, and what is said instead. */
const INSTEAD: Partial<Readonly<Record<RejectionCode, string>>> = {
  'balance-too-low': 'Expected enough to be left on the account, but there is too little.',
  'claim-held': 'Expected the claim to be free, but it is held already.',
  'evaluation-failed': 'Expected an expression of the rulebook to have a value, but it has none.',
  'nobody-found': 'Expected to find somebody for the next task, but nobody could do it.',
  'posting-reversed': 'Expected a posting that can be taken back, but it has been taken back or takes one back itself.',
};

/** A refusal for somebody from whom fields are hidden: its reason and its article, and no value that may be one of theirs. */
export function shownRejection(rejection: Rejection, hidden: Hidden): Rejection {
  if (hidden.size === 0) return rejection;
  const { code, article } = rejection;
  const cited = article === undefined ? {} : { article };
  const message = INSTEAD[code];
  if (message !== undefined) return { code, message, ...cited };
  if (code !== 'data-invalid' || !namesHidden(rejection.details, hidden)) return rejection;
  return { code, message: 'Expected data that fits the workflow, but a field that is hidden from you does not fit.', ...cited };
}

/** Something offered that may be refused. */
export function shownOffer<Offer extends { readonly refused?: Rejection }>(offer: Offer, hidden: Hidden): Offer {
  return offer.refused ? { ...offer, refused: shownRejection(offer.refused, hidden) } : offer;
}

/** Whether one of the places that do not fit lies in a hidden field. */
function namesHidden(details: Json | undefined, hidden: Hidden): boolean {
  const faults = Array.isArray(details) ? (details as readonly { readonly path?: string }[]) : [];
  return faults.some(({ path = '' }) => hidden.has(path.split('/')[1] ?? ''));
}
