import type { Receipt } from '../../engine/ports/command-store.js';

/** How one command of a group ended: with a receipt, or with a bug of its own that is thrown at whoever sent it. */
export type UnitOutcome =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'bug'; readonly error: unknown };
