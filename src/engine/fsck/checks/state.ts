import { canonicalJson } from '../../../core/model/canonical-json.js';
import type { CaseState } from '../../../core/model/case-state.js';
import type { StoredCase } from '../../ports/audit-reader.js';
import type { CaseCheck, Finding } from '../check.js';
import type { Step } from '../case-view.js';

/** The case row is the fold of its history: the cached state, and each column that repeats a part of it. */
export const state: CaseCheck = {
  name: 'state',
  find({ records: { row }, state: folded, steps, problem, lastRevision }) {
    if (row === undefined) return [];
    if (folded === undefined) return [{ revision: lastRevision, problem: `the history cannot be folded: ${problem ?? ''}` }];
    return [...cachedState(row, folded), ...columns(row, steps)];
  },
};

function cachedState(row: StoredCase, folded: CaseState): readonly Finding[] {
  const stored = textOf(row.state);
  if (stored === canonicalJson(folded)) return [];
  return [{ revision: folded.revision, problem: `the case row's state is ${stored ?? 'no JSON'}, but its history adds up to ${canonicalJson(folded)}` }];
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return canonicalJson(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return undefined;
  }
}

function columns(row: StoredCase, steps: readonly Step[]): readonly Finding[] {
  const last = steps.at(-1)?.changes.case;
  if (last === undefined) return [];
  const { value: _value, state: _state, ...expected } = last;
  return Object.entries(expected).flatMap(([column, value]) => {
    const stored = row[column as keyof typeof expected];
    return stored === value ? [] : [{ revision: last.revision, problem: `the case row's ${column} is ${String(stored)}, but by its history it is ${String(value)}` }];
  });
}
