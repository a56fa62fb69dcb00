import { feelName } from '../../expression/feel-name.js';
import { namesUsed } from '../../expression/check.js';
import type { Expression } from '../../model/expression.js';
import type { FactDefinition } from '../../model/fact.js';
import type { Draft } from '../compiled.js';

/** Names that are not known, and the facts that ask with one of them. */
export function unknownNames({ deed }: Draft, names: readonly string[]): readonly string[] {
  const facts = [...deed.workflow.definition.facts.values()].filter((fact) => asksWith(fact).some(({ text }) => namesUsed(text, names).size > 0));
  return [...new Set([...names, ...facts.map(({ id }) => feelName(id))])];
}

function asksWith(fact: FactDefinition): readonly Expression[] {
  switch (fact.kind) {
    case 'record':
      return [...fact.key, ...(fact.each ? [fact.each] : [])];
    case 'posting':
      return [fact.posting];
    case 'postings':
      return [fact.case];
    case 'case-count':
      return [...fact.where.values()];
    default:
      return [fact.holder, ...(fact.period && !('within' in fact.period) ? [fact.period.since ?? [], fact.period.until ?? []].flat() : [])];
  }
}
