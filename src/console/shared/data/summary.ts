import { useQueries } from '@tanstack/react-query';
import { workflowQuery } from '../../api/queries.js';
import type { Field, JsonObject, State, Workflow } from '../../api/shapes.js';
import { isolated } from '../../texts/isolated.js';
import { useTexts } from '../../texts/use-texts.js';
import { useValueText } from './value-view.js';

const PARTS = 3;

export interface Summaries {
  /** A case in one line: the first few fields of its data. */
  readonly of: (workflow: string, data: JsonObject | undefined) => string;
  readonly state: (workflow: string, path: string) => string;
}

/** What lists say about cases, from the workflows in force today. */
export function useSummaries(workflows: readonly string[]): Summaries {
  const { say } = useTexts();
  const text = useValueText();
  const ids = [...new Set(workflows)];
  const found = useQueries({ queries: ids.map((id) => workflowQuery(id)) });
  const byId = new Map<string, Workflow>(ids.flatMap((id, at) => (found[at]?.data ? [[id, found[at].data] as const] : [])));
  return {
    of: (workflow, data = {}) =>
      (byId.get(workflow)?.data.fields ?? [])
        .filter((field) => isShort(field) && data[field.id] !== undefined && data[field.id] !== null)
        .slice(0, PARTS)
        .map(({ id, schema }) => isolated(text(data[id], schema)))
        .join(' · '),
    state: (workflow, path) => stateTitle(byId.get(workflow)?.states ?? [], path, say),
  };
}

/** Title of a state, or its path. */
export function stateTitle(states: readonly State[], path: string, say: (text: State['title']) => string): string {
  return say(states.find((state) => state.path === path)?.title) || path;
}

function isShort({ schema }: Field): boolean {
  return schema.type !== 'array' && schema.type !== 'object' && schema.type !== 'boolean';
}
