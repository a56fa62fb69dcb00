import type { Actor } from '../core/model/actor.js';

/** As what somebody may be a candidate for a task. */
export function tokensOf({ id, posts, departments, roles }: Actor): readonly string[] {
  return [`person:${id}`, ...posts.map((post) => `post:${post}`), ...departments.map((department) => `department:${department}`), ...(roles.includes('process-admin') ? ['role:process-admin'] : [])];
}
