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
  /** Set where a deputy acts for somebody else, and not in a right of the own. */
  readonly onBehalfOf?: StandIn;
}

/** On whose behalf a deputy acts, as known at that moment. */
export interface StandIn {
  readonly person: Omit<Actor, 'onBehalfOf'>;
  /** Id of the deputyship. */
  readonly deputyship: string;
  /** The workflows that it is for; all of them where absent. */
  readonly workflows?: readonly string[];
  /** The posts whose seats it is for; every seat that the person could fill where absent. */
  readonly posts?: readonly string[];
}

/** The actor of everything that the engine does by itself. No person can have this id. */
export const ENGINE: Actor = { id: 'engine', name: 'engine', posts: [], departments: [], roles: [] };

/** The actor of a case that a schedule starts: it names the schedule. No person can have such an id. */
export function scheduleActor(workflow: string, schedule: string): Actor {
  return { ...ENGINE, id: `${SCHEDULE}${workflow}/${schedule}`, name: schedule };
}

const SCHEDULE = 'schedule:';

/** Whether something was done by no person. */
export function isSystem({ id }: Pick<Actor, 'id'>): boolean {
  return id === ENGINE.id || id.startsWith(SCHEDULE);
}
