import { EditOutlined, SwapOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Input, Select, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { outlineQuery } from '../../api/queries.js';
import { useNames } from '../../shared/use-names.js';
import { useToday } from '../../shared/use-today.js';
import { useTexts } from '../../texts/use-texts.js';
import { HandOver } from './hand-over.js';
import { isHeld, type Organisation, type Person } from './organisation-queries.js';
import { PersonForm } from './person-form.js';
import { useDepartmentsOf } from './use-departments-of.js';
import { useHoldings } from './use-holdings.js';

type Row = Person & { readonly id: string };

interface Props {
  readonly organisation: Organisation;
  readonly administers: boolean;
}

/** Everybody, to be searched by name, department and post. */
export function PeopleTab({ organisation, administers }: Props) {
  const { t, say } = useTexts();
  const names = useNames();
  const today = useToday();
  const holdings = useHoldings();
  const departmentsOf = useDepartmentsOf();
  const { data: outline } = useQuery(outlineQuery());
  const [wanted, setWanted] = useState('');
  const [department, setDepartment] = useState<string>();
  const [post, setPost] = useState<string>();
  const [editing, setEditing] = useState<Row | 'new'>();
  const [leaving, setLeaving] = useState<Row>();
  const edits = administers && organisation.kept;
  const rows = Object.entries(organisation.people)
    .map(([id, person]): Row => ({ ...person, id }))
    .filter((one) => (department === undefined || departmentsOf(one).includes(department)) && (post === undefined || one.posts.some((holding) => holding.post === post && isHeld(holding, today))))
    .filter((one) => `${one.id} ${say(one.name)} ${JSON.stringify(one.name)} ${one.email ?? ''} ${one.mobile ?? ''}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  const columns: TableColumnsType<Row> = [
    {
      title: t('organisation.person'),
      key: 'name',
      render: (_, one) => (
        <>
          <strong className="value-text">{say(one.name)}</strong> {!one.active && <Tag>{t('organisation.inactive')}</Tag>}
          <div>
            <Typography.Text type="secondary" className="value-text">
              {one.id}
            </Typography.Text>
          </div>
        </>
      ),
    },
    { title: t('organisation.department'), key: 'department', responsive: ['md'], render: (_, one) => departmentsOf(one).map(names.department).join(t('list.comma')) || '—' },
    { title: t('organisation.posts'), key: 'posts', render: (_, one) => (one.posts.length === 0 ? '—' : one.posts.map((holding) => <div key={JSON.stringify(holding)}>{holdings.whole(holding)}</div>)) },
    { title: t('organisation.roles'), key: 'roles', responsive: ['md'], render: (_, one) => one.roles.map((role) => t(`role.${role}`)).join(t('list.comma')) },
    { title: t('organisation.contact'), key: 'contact', responsive: ['lg'], render: (_, { email, mobile }) => <span className="value-text">{[email, mobile].filter((part) => part !== undefined).join(' · ') || '—'}</span> },
    ...(administers
      ? [
          {
            title: t('organisation.change'),
            key: 'change',
            render: (_: unknown, one: Row) => (
              <Flex gap={4} wrap>
                {edits && <Button size="small" icon={<EditOutlined />} aria-label={t('organisation.edit.of', { name: say(one.name) })} title={t('organisation.edit')} onClick={() => setEditing(one)} />}
                <Button size="small" icon={<SwapOutlined />} aria-label={t('hand-over.of', { name: say(one.name) })} title={t('hand-over')} onClick={() => setLeaving(one)} />
              </Flex>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Input.Search allowClear placeholder={t('organisation.search')} aria-label={t('organisation.search')} style={{ maxWidth: 260 }} onChange={(event) => setWanted(event.target.value)} />
        <Select allowClear placeholder={t('organisation.department.any')} aria-label={t('organisation.department')} style={{ minWidth: 150 }} showSearch={{ optionFilterProp: 'label' }} options={(outline?.departments ?? []).map(({ id, title }) => ({ value: id, label: say(title) }))} onChange={setDepartment} />
        <Select allowClear placeholder={t('organisation.post.any')} aria-label={t('organisation.post')} style={{ minWidth: 150 }} showSearch={{ optionFilterProp: 'label' }} options={(outline?.posts ?? []).map(({ id, title }) => ({ value: id, label: say(title) }))} onChange={setPost} />
        {edits && <Button onClick={() => setEditing('new')}>{t('organisation.person.new')}</Button>}
      </Flex>
      <Table<Row> size="small" rowKey="id" columns={columns} dataSource={rows} pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('organisation.people.none')} /> }} />
      {editing !== undefined && <PersonForm organisation={organisation} {...(editing !== 'new' && { id: editing.id })} onClose={() => setEditing(undefined)} />}
      {leaving && <HandOver organisation={organisation} person={leaving.id} onClose={() => setLeaving(undefined)} />}
    </>
  );
}
