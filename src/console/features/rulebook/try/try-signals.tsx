import { useQuery } from '@tanstack/react-query';
import { Button, Card, Collapse, Form, Select } from 'antd';
import { peopleQuery } from '../../../api/queries.js';
import type { Case, JsonObject, Signal, Workflow } from '../../../api/shapes.js';
import { FieldsForm, filledIn, markMissing } from '../../../shared/form/fields-form.js';
import { useNames } from '../../../shared/use-names.js';
import { useTexts } from '../../../texts/use-texts.js';
import { signalStep } from './script.js';

interface Props {
  readonly found: Case;
  readonly workflow: Workflow;
  readonly busy: boolean;
  readonly onStep: (step: JsonObject) => void;
}

/** What the practice case waits for besides tasks and its clock: each signal with the form of what comes with it. */
export function TrySignals({ found, workflow, busy, onStep }: Props) {
  const { t, say } = useTexts();
  const awaited = found.status === 'open' ? awaitedBy(found.in, workflow) : [];
  if (awaited.length === 0) return null;
  return (
    <Card size="small" title={t('try.signals')}>
      <Collapse size="small" items={awaited.map((signal) => ({ key: signal.id, label: say(signal.title) || signal.id, children: <SignalForm key={found.revision} signal={signal} version={found.version} busy={busy} onStep={onStep} /> }))} />
    </Card>
  );
}

interface FormProps {
  readonly signal: Signal;
  readonly version: string;
  readonly busy: boolean;
  readonly onStep: (step: JsonObject) => void;
}

function SignalForm({ signal: { id, fields = [] }, version, busy, onStep }: FormProps) {
  const { t, say } = useTexts();
  const names = useNames(version);
  const [form] = Form.useForm<{ by: string }>();
  const { data: people = [] } = useQuery(peopleQuery);
  const needed = fields.filter((field) => field.required).map((field) => field.id);
  const send = ({ by }: { by: string }): void => {
    if (markMissing(form, 'data', fields, needed, (field) => t('form.needed', { field: say(field.title) || field.id }))) return;
    onStep(signalStep(by, id, filledIn(form, 'data', fields.map((field) => field.id))));
  };
  return (
    <Form form={form} layout="vertical" onFinish={send}>
      <Form.Item name="by" label={t('try.as')} rules={[{ required: true, message: t('try.as.choose') }]}>
        <Select aria-label={t('try.as')} showSearch={{ optionFilterProp: 'label' }} placeholder={t('try.as.choose')} options={people.map((one) => ({ value: one.id, label: names.person(one.id) }))} />
      </Form.Item>
      <FieldsForm fields={fields} under="data" needed={needed} />
      <Button htmlType="submit" disabled={busy}>
        {t('try.signals.send')}
      </Button>
    </Form>
  );
}

/** The signals that people may send for which a state where the case stands, or one around it, has a transition. */
function awaitedBy(paths: readonly string[], { signals, states }: Workflow): readonly Signal[] {
  const around = states.filter(({ path }) => path === '' || paths.some((one) => one === path || one.startsWith(`${path}.`)));
  const triggers = new Set(around.flatMap(({ transitions }) => transitions.map(({ on }) => on)));
  return signals.filter(({ id, from }) => from.length > 0 && triggers.has(id));
}
