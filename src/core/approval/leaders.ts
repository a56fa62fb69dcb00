import type { RulebookDefinition } from '../model/definition.js';

/**
 * The post of whoever leads a person so many levels up: the head of the person's department, then the head of the department
 * around it, and so on. Nobody leads himself: departments that the person heads, and those without a head, are passed by.
 */
export function leaderPost(person: string, levels: number, { people, posts, departments }: RulebookDefinition): string | undefined {
  const found = people.get(person);
  if (!found) return undefined;
  const home = found.department ?? found.posts.map((post) => posts.get(post)?.department).find((one) => one !== undefined);
  const heads: string[] = [];
  const seen = new Set<string>();
  for (let id = home; id !== undefined && !seen.has(id); id = departments.get(id)?.within) {
    seen.add(id);
    const head = departments.get(id)?.head;
    if (head !== undefined && !found.posts.includes(head) && heads.at(-1) !== head) heads.push(head);
  }
  return heads[levels - 1];
}
