import type { CompiledRulebook } from '../core/case/compiled.js';
import { countingBy } from '../core/case/published-years.js';
import type { CaseState } from '../core/model/case-state.js';
import type { Rulebooks } from './rulebook-library.js';

type Pinned = Pick<CaseState, 'company' | 'version' | 'published'>;

/** The version that a case is pinned to, with the years by which it has come to count. */
export async function rulebookOf(library: Pick<Rulebooks, 'compiled'>, { company, version, published = [] }: Pinned): Promise<CompiledRulebook | undefined> {
  const pinned = await library.compiled(company, version);
  const others = await Promise.all(published.map((one) => library.compiled(company, one.version)));
  return pinned && others.reduce<CompiledRulebook>((rulebook, other) => (other ? countingBy(rulebook, other) : rulebook), pinned);
}

/** The same without waiting. @returns the name of a version that is not ready, where one is not */
export function readyRulebookOf(library: Pick<Rulebooks, 'ready'>, { company, version, published = [] }: Pinned): CompiledRulebook | string {
  let rulebook = library.ready(company, version);
  if (!rulebook) return version;
  for (const one of published) {
    const other = library.ready(company, one.version);
    if (!other) return one.version;
    rulebook = countingBy(rulebook, other);
  }
  return rulebook;
}
