/**
 * Names of what the machine is sent. An outcome belongs to the state of its task, so that two tasks in parallel regions
 * never answer for each other; no name from outside can look like one of these.
 */
export function outcomeTrigger(taskState: string, outcome: string): string {
  return `outcome:${taskState}:${outcome}`;
}

export function afterTrigger(state: string, index: number): string {
  return `after:${state}:${index}`;
}

/** A step of the ladder of a state's clock. */
export function rungTrigger(state: string, index: number): string {
  return `sla:${state}:${index}`;
}

/** A signal, or the `then` and `otherwise` of jobs and children. */
export function namedTrigger(name: string): string {
  return `trigger:${name}`;
}

/** Nothing but the data changed; only `always` transitions can follow. */
export const DATA_CHANGED = 'data-changed';

/** What a machine is sent for a jump; only a machine made for one jump knows it. */
export const JUMP = 'jump';

/** How a jump is told in the history. */
export function jumpTrigger(target: string): string {
  return `jump:${target}`;
}
