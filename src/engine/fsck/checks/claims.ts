import { canonicalJson } from '../../../core/model/canonical-json.js';
import type { CaseCheck } from '../check.js';
import { differences } from '../same-rows.js';

/** A case holds the claims of its state and no others. */
export const claims: CaseCheck = {
  name: 'claims',
  find({ records, state, problem, lastRevision: revision }) {
    if (problem !== undefined && records.entries.length > 0) return [];
    const rowOf = (workflow: string, claim: string, key: string) => ({ id: `${workflow}/${claim} ${key}`, revision, values: {} });
    const held = new Map((state?.claims ?? []).map(({ claim, key }) => [canonicalJson([claim, key]), rowOf(state?.workflow ?? '', claim, canonicalJson(key))]));
    return differences({ noun: 'claim', expected: [...held.values()], stored: records.claims.map(({ workflow, claim, key }) => rowOf(workflow, claim, key)) });
  },
};
