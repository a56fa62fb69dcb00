import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { answer, client } from '../../api/client.js';
import { outlineQuery } from '../../api/queries.js';
import { useTexts } from '../../texts/use-texts.js';
import { EntryForm } from './entry-form.js';
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
  return (
    <EntryForm title={before ? t('organisation.edit.of', { name: say(before.title) }) : t('organisation.department.new')} form={form} initialValues={before ? { ...nameIn(before.title), head: before.head ?? null, within: before.within ?? null } : {}} isNew={!before} change={change} remove={id !== undefined && id in organisation.departments ? remove : undefined} onClose={onClose}>
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
    </EntryForm>
  );
}
