import type { ClaimRow } from '../../engine/ports/rows.js';
import { ClaimBook, claimName, holderName } from '../claim-book.js';
import type { ClaimPlan } from '../claim-plan.js';
import { selectByKeys } from './by-keys.js';
import { CLAIM_KEY, toClaimKey } from './claim-cells.js';
import { bytesAt, numberAt, textAt } from './cells.js';
import type { Dialect } from './dialect.js';
import type { Row, Script, SqlValue } from './script.js';

/** What is stored about the claims of these plans. Their counters are locked: who comes next sees what comes of this. */
export function* openClaims(dialect: Dialect, plans: readonly ClaimPlan[]): Script<ClaimBook> {
  const book = new ClaimBook();
  const claims = new Map(plans.flatMap(claimsOf).map((claim) => [holderName(claim), claim]));
  if (claims.size === 0) return book;
  const counters = inKeyOrder(new Map([...claims.values()].map((claim) => [claimName(claim), toClaimKey(claim)])));
  const taken = new Map<string, number>();
  for (const row of yield* selectByKeys(dialect, `SELECT ${CLAIM_KEY.join(', ')}, taken FROM claim_counter${dialect.byPrimary}`, CLAIM_KEY, counters, dialect.forUpdate)) {
    taken.set(rowName(row), numberAt(row, 'taken'));
  }
  const holderKeys = [...claims.values()].map((claim) => [...toClaimKey(claim), claim.case]);
  const holders = new Set<string>();
  for (const row of yield* selectByKeys(dialect, `SELECT ${CLAIM_KEY.join(', ')}, case_id FROM claim_holder${dialect.byPrimary}`, [...CLAIM_KEY, 'case_id'], holderKeys)) {
    holders.add(JSON.stringify([rowName(row), textAt(row, 'case_id')]));
  }
  for (const claim of claims.values()) {
    const name = keyName(toClaimKey(claim));
    book.open(claim, taken.get(name), holders.has(JSON.stringify([name, claim.case])));
  }
  return book;
}

function claimsOf({ releasedFirst, taken, releasedLast }: ClaimPlan): readonly ClaimRow[] {
  return [...releasedFirst, ...taken, ...releasedLast];
}

/** Two groups that want the same counters wait for each other in the same order, so that neither is a deadlock's victim. */
function inKeyOrder(keys: ReadonlyMap<string, readonly SqlValue[]>): readonly (readonly SqlValue[])[] {
  return [...keys.values()].toSorted((left, right) => (keyName(left) < keyName(right) ? -1 : 1));
}

function rowName(row: Row): string {
  return keyName([textAt(row, 'company'), textAt(row, 'workflow'), textAt(row, 'claim'), bytesAt(row, 'key_hash')]);
}

function keyName(key: readonly SqlValue[]): string {
  return JSON.stringify(key.map((part) => (part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part)));
}
