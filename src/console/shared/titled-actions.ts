import type { HistoryEntry, Workflow } from '../api/shapes.js';

type Action = NonNullable<Workflow['states'][number]['task']>['actions'][number];

/** What may be done in a state of the workflow; where it is not known in which, what has one title wherever it may be done. */
export function titledActions(workflow: Workflow | undefined, state?: string): readonly Action[] {
  const states = workflow?.states.filter(({ path }) => state === undefined || path === state) ?? [];
  const actions = states.flatMap(({ task }) => task?.actions ?? []);
  const titles = (id: string): ReadonlySet<string> => new Set(actions.filter((one) => one.id === id).map(({ title }) => JSON.stringify(title)));
  return actions.filter(({ id }) => titles(id).size === 1);
}

/** The path of the state that a task of the case was opened in. */
export function stateOfTask(entries: readonly HistoryEntry[], task: string | undefined): string | undefined {
  for (const { events } of entries) {
    const opened = events.find((event) => event.type === 'TaskOpened' && event['task'] === task);
    if (opened) return opened['state'] as string;
  }
  return undefined;
}
