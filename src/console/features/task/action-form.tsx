import { useState } from 'react';
import type { Action, Case, OpenTask, Verb, Workflow } from '../../api/shapes.js';
import { TaskForm, type TaskValues } from '../../shared/task/task-form.js';
import { behalfOf, principalsOf } from '../../shared/verbs/principals-of.js';
import { VerbList } from '../../shared/verbs/verb-list.js';
import { ActingFor } from './acting-for.js';
import { readDraft, useDraft } from './draft.js';
import { usePerform } from './use-perform.js';

interface Props {
  readonly found: Case;
  readonly task: OpenTask;
  readonly workflow: Workflow;
  readonly actions: readonly Action[];
  readonly verbs: readonly Verb[];
}

/** The form of a task of mine, or of somebody for whom I act; it remembers what I have typed. */
export function ActionForm({ found, task, workflow, actions, verbs }: Props) {
  const draft = useDraft(found, task);
  const perform = usePerform(found, task, draft.forget);
  const principals = principalsOf([...actions, ...verbs]);
  const [chosen = principals[0], setChosen] = useState<string>();
  return (
    <>
      <ActingFor principals={principals} chosen={chosen} onChoose={setChosen} />
      <TaskForm task={task} workflow={workflow} data={found.data} actions={actions} version={found.version} typed={readDraft(draft.key) as TaskValues | undefined} busy={perform.isPending} error={perform.error} onType={draft.keep} onAct={(deed, action) => perform.mutate({ ...deed, ...behalfOf(action, chosen) })}>
        {(filledIn) => <VerbList found={found} states={workflow.states} verbs={verbs} chosen={chosen} filledIn={filledIn} onSaved={draft.forget} />}
      </TaskForm>
    </>
  );
}
