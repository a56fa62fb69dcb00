import { Divider, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Action, Field, Json, JsonObject, OpenTask, Workflow } from '../../api/shapes.js';
import { FieldsForm, filledIn, itemNames, markMissing, type Values } from '../form/fields-form.js';
import { Problem } from '../problem.js';
import { useTexts } from '../../texts/use-texts.js';
import { ActionList } from './action-list.js';

/** What somebody does with a task. */
export interface Deed {
  readonly action: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly input: Readonly<Record<string, Json>>;
  readonly opinion?: string;
}

interface Props {
  readonly task: OpenTask;
  readonly workflow: Workflow;
  /** What the case holds. */
  readonly data: JsonObject;
  readonly actions: readonly Action[];
  readonly version: string;
  /** What has been typed in before. */
  readonly typed?: TaskValues | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onType?: (values: TaskValues) => void;
  readonly onAct: (deed: Deed, action: Action) => void;
  /** What stands under the actions; it may ask what is filled in. */
  readonly children?: (filledIn: () => JsonObject) => ReactNode;
}

export interface TaskValues {
  readonly fields?: Values;
  readonly input?: Values;
  readonly opinion?: string;
}

/** The form of a task, its opinion, and what can be done with them. */
export function TaskForm({ task, workflow, data, actions, version, typed, busy, error, onType, onAct, children }: Props) {
  const { t, say } = useTexts();
  const [form] = Form.useForm<TaskValues>();
  const legal = actions.filter((action) => action.legal);
  const fields = workflow.data.fields.filter(({ id }) => legal.some((action) => id in action.fields));
  const inputs = inputsOf(workflow, task, legal);
  const initial: TaskValues = typed ?? { fields: Object.fromEntries(fields.map(({ id }) => [id, task.draft?.[id] ?? data[id] ?? undefined])) };

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
      fields: filledIn(form, 'fields', writable.map(({ id }) => id)),
      input: filledIn(form, 'input', asked.map(({ id }) => id)),
      ...(opinion !== '' && { opinion }),
    };
    onAct(deed, action);
  };

  const opinionOf = (): string => ((form.getFieldValue('opinion') as string | undefined) ?? '').trim();
  const isOpinionMissing = (action: Action): boolean => {
    if (action.opinion !== 'required' || opinionOf() !== '') return false;
    form.setFields([{ name: 'opinion', errors: [t('form.opinion.needed')] }]);
    return true;
  };

  return (
    <>
      <Form form={form} layout="vertical" initialValues={initial} onValuesChange={(_, values: TaskValues) => onType?.(values)} scrollToFirstError>
        <FieldsForm fields={fields} under="fields" needed={fields.filter(({ id }) => legal.some((action) => action.fields[id] === 'required')).map(({ id }) => id)} />
        <FieldsForm fields={inputs} under="input" needed={inputs.filter((field) => field.required).map(({ id }) => id)} />
        {legal.length > 0 && (
          <Form.Item name="opinion" label={t('opinion')} extra={legal.some(({ opinion }) => opinion === 'required') ? t('opinion.when', { actions: legal.filter(({ opinion }) => opinion === 'required').map(({ title }) => say(title)).join(t('list.comma')) }) : undefined}>
            <Input.TextArea rows={2} maxLength={10_000} aria-label={t('opinion')} />
          </Form.Item>
        )}
        {error !== null && error !== undefined && <Problem error={error} />}
        {legal.length > 0 && <Divider style={{ margin: '16px 0' }} />}
        <ActionList actions={actions} version={version} busy={busy} onAct={(action) => void act(action).catch(() => undefined)} />
      </Form>
      {children?.(() => filledIn(form, 'fields', fields.map(({ id }) => id)))}
    </>
  );
}

/** What the actions ask for beside the fields of the case, each field once. */
function inputsOf({ states }: Workflow, { state }: OpenTask, actions: readonly Action[]): readonly Field[] {
  const defined = states.find(({ path }) => path === state)?.task?.actions ?? [];
  const fields = defined.filter(({ id }) => actions.some(({ action }) => action === id)).flatMap(({ inputFields = [] }) => inputFields);
  return [...new Map(fields.map((field) => [field.id, field])).values()];
}
