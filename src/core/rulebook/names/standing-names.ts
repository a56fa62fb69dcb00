/**
 * The names of a rulebook: collected from all files before any of them is read, so that a reference can be checked
 * wherever it stands and a faulty definition does not make its users faulty too.
 */

/** Names that every expression of a workflow sees besides those of its rulebook. */
export const WORKFLOW_NAMES: readonly string[] = ['case', 'event', 'actor', 'opinion', 'seat', 'now', 'today'];

/** Names that every cell of a decision table sees besides its inputs. */
export const TABLE_NAMES: readonly string[] = ['now', 'today'];

/** Names that every expression of a register sees besides those of its rulebook and the fields of its cases. */
export const REGISTER_NAMES: readonly string[] = ['case', 'item', 'now', 'today'];

/** Names that every expression of a schedule sees besides those of its rulebook. */
export const SCHEDULE_NAMES: readonly string[] = ['period', 'now', 'today'];
