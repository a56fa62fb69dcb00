/** What a person may do in the product as such, apart from the posts that the rulebook gives. */
export type Role = 'process-admin' | 'staff' | 'auditor' | 'operator';

/**
 * Who gives a command, as known at that moment. It is recorded with the command, so that the same decision can be
 * made again after the person has left or changed posts.
 */
export interface Actor {
  /** Id of the person, or `engine` for timers, jobs and signals between cases. */
  readonly id: string;
  readonly name: string;
  readonly posts: readonly string[];
  readonly departments: readonly string[];
  readonly roles: readonly Role[];
}

/** The actor of everything that the engine does by itself. No person can have this id. */
export const ENGINE: Actor = { id: 'engine', name: 'engine', posts: [], departments: [], roles: [] };
