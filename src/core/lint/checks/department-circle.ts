import type { RulebookDefinition } from '../../model/definition.js';
import type { Check } from '../check.js';

/** A department that is a part of itself, so that nobody would be at the top of it. */
export const departmentCircle: Check = {
  rule: 'department-circle',
  severity: 'error',
  find: ({ departments }) =>
    [...departments.values()]
      .filter(({ id }) => around(id, departments).includes(id))
      .map(({ id, at }) => ({ at, message: `Expected a department around "${id}" that is not a part of it, but the departments go round in a circle` })),
};

/** The departments around one, as far as they do not repeat. */
function around(id: string, departments: RulebookDefinition['departments']): readonly string[] {
  const found: string[] = [];
  for (let next = departments.get(id)?.within; next !== undefined && !found.includes(next); next = departments.get(next)?.within) found.push(next);
  return found;
}
