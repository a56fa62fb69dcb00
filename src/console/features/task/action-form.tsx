import type { Action, Case, OpenTask, Verb, Workflow } from '../../api/shapes.js';
import { TaskForm, type TaskValues } from '../../shared/task/task-form.js';
import { VerbList } from '../../shared/verbs/verb-list.js';
import { readDraft, useDraft } from './draft.js';
import { usePerform } from './use-perform.js';

interface Props {
  readonly found: Case;
  readonly task: OpenTask;
  readonly workflow: Workflow;
  readonly actions: readonly Action[];
  readonly verbs: readonly Verb[];
}

/** The form of a task of mine, which remembers what I have typed, and what can be done with it. */
export function ActionForm({ found, task, workflow, actions, verbs }: Props) {
  const draft = useDraft(found, task);
  const perform = usePerform(found, task, draft.forget);
  return (
    <TaskForm task={task} workflow={workflow} data={found.data} actions={actions} version={found.version} typed={readDraft(draft.key) as TaskValues | undefined} busy={perform.isPending} error={perform.error} onType={draft.keep} onAct={(deed) => perform.mutate(deed)}>
      {(filledIn) => <VerbList found={found} states={workflow.states} verbs={verbs} filledIn={filledIn} onSaved={draft.forget} />}
    </TaskForm>
  );
}
