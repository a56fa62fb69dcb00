import { Divider, Form, Input } from 'antd';
import { useState } from 'react';
import type { Action, Case, Field, OpenTask, Verb, Workflow } from '../../api/shapes.js';
import { FieldsForm, filledIn, itemNames, markMissing, type Values } from '../../shared/form/fields-form.js';
import { Problem } from '../../shared/problem.js';
import { behalfOf, principalsOf } from '../../shared/verbs/principals-of.js';
import { VerbList } from '../../shared/verbs/verb-list.js';
import { useTexts } from '../../texts/use-texts.js';
import { ActingFor } from './acting-for.js';
import { ActionList } from './action-list.js';
import { readDraft, useDraft } from './draft.js';
import { usePerform, type Deed } from './use-perform.js';

interface Props {
  readonly found: Case;
  readonly task: OpenTask;
  readonly workflow: Workflow;
  readonly actions: readonly Action[];
  readonly verbs: readonly Verb[];
}

interface TaskValues {
  readonly fields?: Values;
  readonly input?: Values;
  readonly opinion?: string;
}

/** The form of a task, its opinion, and what can be done with them. */
export function ActionForm({ found, task, workflow, actions, verbs }: Props) {
  const { t, say } = useTexts();
  const [form] = Form.useForm<TaskValues>();
  const draft = useDraft(found, task);
  const perform = usePerform(found, task, draft.forget);
  const legal = actions.filter((action) => action.legal);
  const principals = principalsOf([...actions, ...verbs]);
  const [chosen = principals[0], setChosen] = useState<string>();
  const fields = workflow.data.fields.filter(({ id }) => legal.some((action) => id in action.fields));
  const inputs = inputsOf(workflow, task, legal);
  const initial: TaskValues = (readDraft(draft.key) as TaskValues | undefined) ?? { fields: Object.fromEntries(fields.map(({ id }) => [id, task.draft?.[id] ?? found.data[id] ?? undefined])) };

  const act = async (action: Action): Promise<void> => {
    const writable = fields.filter(({ id }) => id in action.fields);
    const asked = inputs.filter((input) => inputsOf(workflow, task, [action]).some(({ id }) => id === input.id));
    await form.validateFields([...itemNames('fields', writable), ...itemNames('input', asked)]);
    const message = (field: Field): string => t('form.needed', { field: say(field.title) || field.id });
    const missing = [
      markMissing(form, 'fields', writable, Object.keys(action.fields).filter((name) => action.fields[name] === 'required'), message),
      markMissing(form, 'input', asked, asked.filter((field) => field.required).map(({ id }) => id), message),
      isOpinionMissing(action),
    ];
    if (missing.includes(true)) return;
    const opinion = opinionOf();
    const deed: Deed = {
      action: action.action,
      ...behalfOf(action, chosen),
      fields: filledIn(form, 'fields', writable.map(({ id }) => id)),
      input: filledIn(form, 'input', asked.map(({ id }) => id)),
      ...(opinion !== '' && { opinion }),
    };
    perform.mutate(deed);
  };

  const opinionOf = (): string => ((form.getFieldValue('opinion') as string | undefined) ?? '').trim();
  const isOpinionMissing = (action: Action): boolean => {
    if (action.opinion !== 'required' || opinionOf() !== '') return false;
    form.setFields([{ name: 'opinion', errors: [t('form.opinion.needed')] }]);
    return true;
  };

  return (
    <>
      <ActingFor principals={principals} chosen={chosen} onChoose={setChosen} />
      <Form form={form} layout="vertical" initialValues={initial} onValuesChange={(_, values: TaskValues) => draft.keep(values)} scrollToFirstError>
        <FieldsForm fields={fields} under="fields" needed={fields.filter(({ id }) => legal.some((action) => action.fields[id] === 'required')).map(({ id }) => id)} />
        <FieldsForm fields={inputs} under="input" needed={inputs.filter((field) => field.required).map(({ id }) => id)} />
        {legal.length > 0 && (
          <Form.Item name="opinion" label={t('opinion')} extra={legal.some(({ opinion }) => opinion === 'required') ? t('opinion.when', { actions: legal.filter(({ opinion }) => opinion === 'required').map(({ title }) => say(title)).join(t('list.comma')) }) : undefined}>
            <Input.TextArea rows={2} maxLength={10_000} aria-label={t('opinion')} />
          </Form.Item>
        )}
        {perform.error && <Problem error={perform.error} />}
        {legal.length > 0 && <Divider style={{ margin: '16px 0' }} />}
        <ActionList actions={actions} version={found.version} busy={perform.isPending} onAct={(action) => void act(action).catch(() => undefined)} />
      </Form>
      <VerbList found={found} states={workflow.states} verbs={verbs} chosen={chosen} filledIn={() => filledIn(form, 'fields', fields.map(({ id }) => id))} onSaved={draft.forget} />
    </>
  );
}

/** What the actions ask for beside the fields of the case, each field once. */
function inputsOf({ states }: Workflow, { state }: OpenTask, actions: readonly Action[]): readonly Field[] {
  const defined = states.find(({ path }) => path === state)?.task?.actions ?? [];
  const fields = defined.filter(({ id }) => actions.some(({ action }) => action === id)).flatMap(({ inputFields = [] }) => inputFields);
  return [...new Map(fields.map((field) => [field.id, field])).values()];
}
