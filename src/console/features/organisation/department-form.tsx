import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Modal, Popconfirm, Select } from 'antd';
import { answer, client } from '../../api/client.js';
import { outlineQuery } from '../../api/queries.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';
import { nameIn, nameOf } from './names-in.js';
import { seen, type Department, type Organisation } from './organisation-queries.js';
import { useChange } from './use-change.js';

interface Props {
  readonly organisation: Organisation;
  readonly all: Readonly<Record<string, Department>>;
  /** Absent for a new one. */
  readonly id?: string;
  readonly onClose: () => void;
}

interface Values {
  readonly id: string;
  readonly zh?: string;
  readonly en?: string;
  readonly head?: string | null;
  readonly within?: string | null;
  readonly reason: string;
}

/** What is known of one department. */
export function DepartmentForm({ organisation, all, id, onClose }: Props) {
  const { t, say } = useTexts();
  const [form] = Form.useForm<Values>();
  const { data: outline } = useQuery(outlineQuery());
  const before = id === undefined ? undefined : all[id];
  const change = useChange(({ id: chosen, zh, en, head, within, reason }: Values) => {
    const body = { title: nameOf({ zh, en }), ...(head && { head }), ...(within && { within }) };
    return answer(client.PUT('/api/v1/organisation/departments/{id}', { params: { path: { id: id ?? chosen.trim() }, query: { reason: reason.trim() }, header: seen(organisation.version) }, body: body as never }));
  }, onClose);
  const remove = useChange((reason: string) => answer(client.DELETE('/api/v1/organisation/departments/{id}', { params: { path: { id: id ?? '' }, query: { reason }, header: seen(organisation.version) } })), onClose);
  const needed = (label: string) => ({ required: true, message: t('form.needed', { field: label }) });
  const takeOut = async (): Promise<void> => {
    const { reason } = await form.validateFields(['reason']);
    remove.mutate(reason.trim());
  };
  return (
    <Modal
      open
      title={before ? t('organisation.edit.of', { name: say(before.title) }) : t('organisation.department.new')}
      onCancel={onClose}
      footer={
        <Flex gap={8} justify="end" wrap>
          {id !== undefined && id in organisation.departments && (
            <Popconfirm title={t('organisation.remove.sure')} okText={t('organisation.remove')} cancelText={t('cancel')} onConfirm={() => void takeOut().catch(() => undefined)}>
              <Button danger loading={remove.isPending} style={{ marginInlineEnd: 'auto' }}>
                {t('organisation.remove')}
              </Button>
            </Popconfirm>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={change.isPending} onClick={form.submit}>
            {t('organisation.save')}
          </Button>
        </Flex>
      }
    >
      <Form form={form} layout="vertical" initialValues={before ? { ...nameIn(before.title), head: before.head ?? null, within: before.within ?? null } : {}} onFinish={change.mutate}>
        {!before && (
          <Form.Item name="id" label={t('organisation.id')} rules={[needed(t('organisation.id'))]} extra={t('organisation.id.hint')}>
            <Input maxLength={64} />
          </Form.Item>
        )}
        <Form.Item name="zh" label={t('organisation.title.zh')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="en" label={t('organisation.title.en')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="head" label={t('organisation.head.post')}>
          <Select allowClear aria-label={t('organisation.head.post')} showSearch={{ optionFilterProp: 'label' }} options={(outline?.posts ?? []).map((one) => ({ value: one.id, label: say(one.title) }))} />
        </Form.Item>
        <Form.Item name="within" label={t('organisation.within')}>
          <Select allowClear aria-label={t('organisation.within')} showSearch={{ optionFilterProp: 'label' }} options={Object.entries(all).filter(([other]) => other !== id).map(([other, { title }]) => ({ value: other, label: say(title) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('organisation.reason')} rules={[{ ...needed(t('organisation.reason')), whitespace: true }]}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      {(change.error ?? remove.error) && <Problem error={change.error ?? remove.error} />}
    </Modal>
  );
}
