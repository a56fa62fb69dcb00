import type { RulebookDefinition, WorkflowDefinition } from './definition.js';
import type { ScenarioDefinition } from './scenario.js';

/** The regulations that the files of a rulebook carry out. */
export function regulationsOf({ calendars, tables, formulas, registers, workflows }: RulebookDefinition): ReadonlySet<string> {
  const files = [calendars, tables, formulas, registers, workflows].flatMap((kind) => [...kind.values()]);
  return new Set(files.flatMap(({ source }) => source ?? []));
}

/** The regulations that a scenario shows: those that it names itself, otherwise those of its workflow. */
export function shownBy({ source }: ScenarioDefinition, workflow: WorkflowDefinition): readonly string[] {
  return source ?? workflow.source ?? [];
}
