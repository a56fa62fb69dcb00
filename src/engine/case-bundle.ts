import type { Checkpoint, VerifyReport } from './proofs.js';
import { ChainVerifier } from './verify-chain.js';
import type { StoredEntry } from './ports/command-store.js';

/** A case's history on its own, for verifying without a database: the very texts that were hashed. */
export interface CaseBundle {
  readonly format: 1;
  readonly company: string;
  readonly case: string;
  readonly entries: readonly { readonly revision: number; readonly text: string; readonly hash: string }[];
}

export function bundleOf(company: string, caseId: string, stored: readonly StoredEntry[]): CaseBundle {
  const entries = stored.map(({ revision, bytes, hash }) => ({ revision, text: Buffer.from(bytes).toString('utf8'), hash }));
  return { format: 1, company, case: caseId, entries };
}

/** @param checkpoint heads known earlier: only against one can it be seen that the end of a file was cut off */
export function verifyBundle(bundle: CaseBundle, checkpoint?: Checkpoint): VerifyReport {
  const verifier = new ChainVerifier(bundle.company, bundle.case);
  for (const { revision, text, hash } of bundle.entries) verifier.add({ revision, bytes: Buffer.from(text, 'utf8'), hash });
  const faults = verifier.end(undefined, checkpoint?.heads.find((head) => head.case === bundle.case));
  return { sound: faults.length === 0, cases: 1, entries: verifier.entries, faults };
}
