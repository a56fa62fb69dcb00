import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Flex, Form, Input, Select, Switch } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { answer, client } from '../../api/client.js';
import { outlineQuery } from '../../api/queries.js';
import { useTexts } from '../../texts/use-texts.js';
import { EntryForm } from './entry-form.js';
import { nameIn, nameOf } from './names-in.js';
import { seen, type Organisation, type Person } from './organisation-queries.js';
import { useChange } from './use-change.js';

const ROLES: Person['roles'] = ['staff', 'process-admin', 'auditor', 'operator'];

interface Props {
  readonly organisation: Organisation;
  /** Absent for somebody new. */
  readonly id?: string;
  readonly onClose: () => void;
}

interface Values {
  readonly id: string;
  readonly zh?: string;
  readonly en?: string;
  readonly department?: string | null;
  readonly roles: Person['roles'];
  readonly active: boolean;
  readonly posts?: readonly ({ readonly post: string; readonly from?: Dayjs | null; readonly to?: Dayjs | null } | undefined)[];
  readonly email?: string;
  readonly mobile?: string;
  readonly reason: string;
}

/** What is known of one person. Each change makes a version, with its reason. */
export function PersonForm({ organisation, id, onClose }: Props) {
  const { t, say } = useTexts();
  const [form] = Form.useForm<Values>();
  const { data: outline } = useQuery(outlineQuery());
  const before = id === undefined ? undefined : organisation.people[id];
  const change = useChange(
    (values: Values) => answer(client.PUT('/api/v1/organisation/people/{id}', { params: { path: { id: id ?? values.id.trim() }, query: { reason: values.reason.trim() }, header: seen(organisation.version) }, body: personIn(values, before) as never })),
    onClose,
  );
  const remove = useChange((reason: string) => answer(client.DELETE('/api/v1/organisation/people/{id}', { params: { path: { id: id ?? '' }, query: { reason }, header: seen(organisation.version) } })), onClose);
  return (
    <EntryForm title={before ? t('organisation.edit.of', { name: say(before.name) }) : t('organisation.person.new')} width={640} form={form} initialValues={valuesOf(before)} isNew={!before} change={change} remove={before && remove} onClose={onClose}>
      <Flex gap={12} wrap>
        <Form.Item name="zh" label={t('organisation.name.zh')} style={{ flex: '1 1 200px' }}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="en" label={t('organisation.name.en')} style={{ flex: '1 1 200px' }}>
          <Input maxLength={200} />
        </Form.Item>
      </Flex>
      <Form.Item name="department" label={t('organisation.department')}>
        <Select allowClear aria-label={t('organisation.department')} showSearch={{ optionFilterProp: 'label' }} options={(outline?.departments ?? []).map((one) => ({ value: one.id, label: say(one.title) }))} />
      </Form.Item>
      <Posts posts={(outline?.posts ?? []).map((one) => ({ value: one.id, label: say(one.title) }))} />
      <Form.Item name="roles" label={t('organisation.roles')}>
        <Select mode="multiple" aria-label={t('organisation.roles')} options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
      </Form.Item>
      <Flex gap={12} wrap>
        <Form.Item name="email" label={t('organisation.email')} style={{ flex: '1 1 200px' }}>
          <Input maxLength={200} inputMode="email" />
        </Form.Item>
        <Form.Item name="mobile" label={t('organisation.mobile')} style={{ flex: '1 1 200px' }}>
          <Input maxLength={50} inputMode="tel" />
        </Form.Item>
      </Flex>
      <Form.Item name="active" label={t('organisation.active')} valuePropName="checked" extra={t('organisation.active.hint')}>
        <Switch aria-label={t('organisation.active')} checkedChildren={t('yes')} unCheckedChildren={t('no')} />
      </Form.Item>
    </EntryForm>
  );
}

function Posts({ posts }: { readonly posts: { readonly value: string; readonly label: string }[] }) {
  const { t } = useTexts();
  return (
    <Form.Item label={t('organisation.posts')}>
      <Form.List name="posts">
        {(fields, { add, remove }) => (
          <Flex vertical gap={8}>
            {fields.map(({ key, name }, at) => (
              <Flex key={key} gap={8} wrap role="group" aria-label={t('form.row', { number: at + 1 })}>
                <Form.Item name={[name, 'post']} noStyle>
                  <Select aria-label={`${t('organisation.post')} ${at + 1}`} style={{ minWidth: 180, flex: '1 1 180px' }} showSearch={{ optionFilterProp: 'label' }} options={posts} />
                </Form.Item>
                <Form.Item name={[name, 'from']} noStyle>
                  <DatePicker aria-label={`${t('period.from')} ${at + 1}`} placeholder={t('period.from')} />
                </Form.Item>
                <Form.Item name={[name, 'to']} noStyle>
                  <DatePicker aria-label={`${t('period.until')} ${at + 1}`} placeholder={t('period.until')} />
                </Form.Item>
                <Button icon={<DeleteOutlined />} aria-label={t('form.row.remove', { number: at + 1 })} onClick={() => remove(name)} />
              </Flex>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
              {t('form.row.add')}
            </Button>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}

function valuesOf(person: Person | undefined): Partial<Values> {
  if (!person) return { roles: ['staff'], active: true };
  const { name, department, roles, active, posts, email, mobile } = person;
  const day = (date: string | undefined): Dayjs | null => (date === undefined ? null : dayjs(date));
  return { ...nameIn(name), department: department ?? null, roles, active, posts: posts.map(({ post, from, to }) => ({ post, from: day(from), to: day(to) })), email: email ?? '', mobile: mobile ?? '' };
}

/** The whole person: what the form does not ask stays as it was. */
function personIn({ zh, en, department, roles, active, posts = [], email = '', mobile = '' }: Values, before: Person | undefined): Person {
  const kept = { ...(before?.userName !== undefined && { userName: before.userName }), ...(before?.externalId !== undefined && { externalId: before.externalId }) };
  return {
    ...kept,
    name: nameOf({ zh, en }),
    ...(department && { department }),
    roles,
    active,
    posts: posts.flatMap((one) => (one?.post === undefined ? [] : [{ post: one.post, ...(one.from && { from: one.from.format('YYYY-MM-DD') }), ...(one.to && { to: one.to.format('YYYY-MM-DD') }) }])),
    ...(email.trim() !== '' && { email: email.trim() }),
    ...(mobile.trim() !== '' && { mobile: mobile.trim() }),
  };
}
