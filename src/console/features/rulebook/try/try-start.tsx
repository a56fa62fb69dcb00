import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Flex, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { clockQuery, peopleQuery } from '../../../api/queries.js';
import type { JsonObject, Workflow } from '../../../api/shapes.js';
import { FieldsForm, filledIn, type Values } from '../../../shared/form/fields-form.js';
import { useTexts } from '../../../texts/use-texts.js';
import { scriptOf, type Script } from './script.js';

interface Props {
  readonly workflow: Workflow;
  /** Those that stand in the file. */
  readonly scenarios: readonly JsonObject[];
  readonly onStart: (script: Script) => void;
}

interface StartValues {
  readonly at: Dayjs;
  readonly by: string;
  readonly data?: Values;
}

/** Begins a practice case: from a scenario of the file, or with data of its own. */
export function TryStart({ workflow, scenarios, onStart }: Props) {
  const { t, say } = useTexts();
  const [form] = Form.useForm<StartValues>();
  const { data: clock } = useQuery(clockQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const fields = workflow.data.fields.filter(({ id }) => workflow.startFields.includes(id));
  const ready = scenarios.flatMap((scenario, index) => {
    const script = scriptOf(workflow.id, scenario);
    return script ? [{ value: index, label: say(scenario['scenario'] as string), script }] : [];
  });
  const needed = (label: string): { required: true; message: string } => ({ required: true, message: t('form.needed', { field: label }) });
  const start = ({ at, by }: StartValues): void => onStart({ workflow: workflow.id, at: at.format('YYYY-MM-DDTHH:mm:ssZ'), start: { by, data: filledIn(form, 'data', fields.map(({ id }) => id)) }, steps: [] });
  return (
    <Form form={form} layout="vertical" onFinish={start} style={{ maxWidth: 760 }} initialValues={{ at: dayjs(clock?.now).hour(9).minute(0).second(0) }}>
      {ready.length > 0 && (
        <Form.Item label={t('try.from')}>
          <Select aria-label={t('try.from')} placeholder={t('try.from.none')} showSearch={{ optionFilterProp: 'label' }} options={ready.map(({ value, label }) => ({ value, label }))} onChange={(index: number) => ready.filter(({ value }) => value === index).forEach(({ script }) => onStart(script))} />
        </Form.Item>
      )}
      <Flex gap={16} wrap>
        <Form.Item name="at" label={t('try.at')} rules={[needed(t('try.at'))]}>
          <DatePicker aria-label={t('try.at')} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" allowClear={false} />
        </Form.Item>
        <Form.Item name="by" label={t('try.by')} rules={[needed(t('try.by'))]} style={{ minWidth: 220 }}>
          <Select aria-label={t('try.by')} showSearch={{ optionFilterProp: 'label' }} options={people.map(({ id, name }) => ({ value: id, label: say(name) }))} />
        </Form.Item>
      </Flex>
      <FieldsForm fields={fields} under="data" needed={fields.filter((field) => field.required).map(({ id }) => id)} />
      <Button type="primary" htmlType="submit">
        {t('try.start')}
      </Button>
    </Form>
  );
}
