import type { ActionDefinition } from '../../model/action-definition.js';
import type { RulebookDefinition } from '../../model/definition.js';
import type { Check, Finding } from '../check.js';
import { objectsIn } from '../walk.js';

type Post = Extract<ActionDefinition, { kind: 'post' }>;

/** A posting for a person on a ledger that is not about people, or the other way round. */
export const postingAccount: Check = {
  rule: 'posting-account',
  severity: 'error',
  find: ({ workflows, ledgers }) => [...workflows.values()].flatMap(({ root }) => objectsIn(root)).filter(isPost).flatMap((post) => finding(post, ledgers)),
};

function finding({ ledger, as, at }: Post, ledgers: RulebookDefinition['ledgers']): readonly Finding[] {
  const wanted = ledgers.get(ledger)?.holders === 'people' ? 'person' : 'holder';
  return as === wanted ? [] : [{ at, message: `Expected "${wanted}" for a posting on the ledger "${ledger}", whose accounts are ${wanted === 'person' ? "people's" : "not people's"}, but found "${as}"` }];
}

function isPost(object: object): object is Post {
  return 'kind' in object && object.kind === 'post' && 'ledger' in object;
}
