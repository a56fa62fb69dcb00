import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { answer, client } from '../../api/client.js';
import type { Case, Field, Json, JsonObject } from '../../api/shapes.js';
import { FieldsForm, itemNames, type Values } from '../../shared/form/fields-form.js';
import { Problem } from '../../shared/problem.js';
import { useKey } from '../../shared/use-key.js';
import { useTexts } from '../../texts/use-texts.js';

interface Props {
  readonly found: Case;
  readonly fields: readonly Field[];
  readonly onClose: () => void;
}

/** Changes a record by hand. Only what has become different is sent; why stands in its history. */
export function RecordEdit({ found, fields, onClose }: Props) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const keyOf = useKey();
  const [form] = Form.useForm<{ data?: Values; reason?: string }>();
  const change = useMutation({
    mutationFn: ({ changes, reason }: { readonly changes: JsonObject; readonly reason: string }) =>
      answer(client.PATCH('/api/v1/cases/{id}/data', { params: { path: { id: found.id }, header: { 'Idempotency-Key': keyOf([found.revision, changes, reason]), 'If-Match': `"${found.revision}"` } }, body: { changes, reason } })),
    onSuccess: async () => {
      await Promise.all([['case', found.id], ['cases']].map((queryKey) => queries.invalidateQueries({ queryKey })));
      onClose();
    },
  });
  const send = async (): Promise<void> => {
    const { reason = '' } = await form.validateFields([...itemNames('data', fields), 'reason']);
    const changes = changesIn(found.data, (form.getFieldValue('data') ?? {}) as Values, fields);
    if (Object.keys(changes).length === 0) onClose();
    else change.mutate({ changes, reason: reason.trim() });
  };
  return (
    <Modal open width={720} title={t('records.change')} okText={t('records.change.save')} cancelText={t('cancel')} onCancel={onClose} onOk={() => void send().catch(() => undefined)} okButtonProps={{ loading: change.isPending }}>
      <Form form={form} layout="vertical" initialValues={{ data: found.data }}>
        <FieldsForm fields={fields} under="data" needed={fields.filter(({ required }) => required).map(({ id }) => id)} />
        <Form.Item name="reason" label={t('records.reason')} rules={[{ required: true, whitespace: true, message: t('form.needed', { field: t('records.reason') }) }]}>
          <Input maxLength={1000} />
        </Form.Item>
      </Form>
      {change.error && <Problem error={change.error} />}
    </Modal>
  );
}

/** What is different in the form; null where a field has been emptied. */
function changesIn(data: JsonObject, values: Values, fields: readonly Field[]): JsonObject {
  const given = (value: Json | undefined): Json => value ?? null;
  return Object.fromEntries(fields.map(({ id }) => id).filter((id) => JSON.stringify(given(values[id])) !== JSON.stringify(given(data[id]))).map((id) => [id, given(values[id])]));
}
