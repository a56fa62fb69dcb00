import { DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { answer, client } from '../../api/client.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useTexts } from '../../texts/use-texts.js';
import { seen, type Organisation } from './organisation-queries.js';
import { useChange } from './use-change.js';

interface Props {
  readonly organisation: Organisation;
  readonly post: string;
  /** Whom it is taken from; absent where it is given to somebody. */
  readonly from?: string;
  readonly onClose: () => void;
}

interface Values {
  readonly person?: string;
  readonly first?: Dayjs | null;
  readonly last?: Dayjs | null;
  readonly reason: string;
}

/** Gives a person a post from a day to a day, or takes it away. */
export function HolderForm({ organisation, post, from, onClose }: Props) {
  const { t, say } = useTexts();
  const names = useNames();
  const [form] = Form.useForm<Values>();
  const change = useChange(({ person = from ?? '', first, last, reason }: Values) => {
    const params = { path: { post, id: person }, query: { reason: reason.trim() }, header: seen(organisation.version) };
    if (from !== undefined) return answer(client.DELETE('/api/v1/organisation/posts/{post}/holders/{id}', { params }));
    return answer(client.PUT('/api/v1/organisation/posts/{post}/holders/{id}', { params, body: { ...(first && { from: first.format('YYYY-MM-DD') }), ...(last && { to: last.format('YYYY-MM-DD') }) } }));
  }, onClose);
  const needed = (label: string) => ({ required: true, message: t('form.needed', { field: label }) });
  const people = Object.entries(organisation.people).filter(([, { active }]) => active);
  const title = from === undefined ? t('organisation.holder.give', { post: names.post(post) }) : t('organisation.holder.take', { name: names.person(from) });
  return (
    <Modal open title={title} okText={t('organisation.save')} cancelText={t('cancel')} confirmLoading={change.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={change.mutate}>
        {from === undefined && (
          <>
            <Form.Item name="person" label={t('organisation.person')} rules={[needed(t('organisation.person'))]}>
              <Select aria-label={t('organisation.person')} showSearch={{ optionFilterProp: 'label' }} options={people.map(([id, { name }]) => ({ value: id, label: say(name) }))} />
            </Form.Item>
            <Form.Item name="first" label={t('period.from')}>
              <DatePicker aria-label={t('period.from')} />
            </Form.Item>
            <Form.Item name="last" label={t('period.until')} extra={t('organisation.holder.open')}>
              <DatePicker aria-label={t('period.until')} />
            </Form.Item>
          </>
        )}
        <Form.Item name="reason" label={t('organisation.reason')} rules={[{ ...needed(t('organisation.reason')), whitespace: true }]}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      {change.error && <Problem error={change.error} />}
    </Modal>
  );
}
