import type { RulebookDefinition } from '../model/definition.js';
import type { Organisation } from '../model/organisation.js';

/** What a rulebook says of departments and people, as an organisation that a company can go on from. */
export function fromRulebook({ departments, people }: Pick<RulebookDefinition, 'departments' | 'people'>): Organisation {
  return {
    departments: new Map([...departments.values()].map(({ id, title, head, within }) => [id, { title, ...(head !== undefined && { head }), ...(within !== undefined && { within }) }])),
    people: new Map([...people.values()].map(({ id, at: _at, posts, ...rest }) => [id, { ...rest, active: true, posts: posts.map((post) => ({ post })) }])),
  };
}
