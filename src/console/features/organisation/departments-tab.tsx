import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { outlineQuery } from '../../api/queries.js';
import { useNames } from '../../shared/use-names.js';
import { useToday } from '../../shared/use-today.js';
import { useTexts } from '../../texts/use-texts.js';
import { DepartmentForm } from './department-form.js';
import { isHeld, type Department, type Organisation } from './organisation-queries.js';
import { useDepartmentsOf } from './use-departments-of.js';

interface Row extends Department {
  readonly id: string;
  readonly children?: readonly Row[];
}

interface Props {
  readonly organisation: Organisation;
  readonly administers: boolean;
}

/** Departments within each other, each with who heads it. */
export function DepartmentsTab({ organisation, administers }: Props) {
  const { t, say } = useTexts();
  const names = useNames();
  const today = useToday();
  const departmentsOf = useDepartmentsOf();
  const { data: outline } = useQuery(outlineQuery());
  const [editing, setEditing] = useState<{ readonly id?: string }>();
  const edits = administers && organisation.kept;
  const people = Object.entries(organisation.people).filter(([, { active }]) => active);
  const headed = ({ head }: Department): string => {
    if (head === undefined) return '—';
    const holders = people.filter(([, { posts }]) => posts.some((holding) => holding.post === head && isHeld(holding, today))).map(([, { name }]) => say(name));
    return `${names.post(head)}${t('list.colon')}${holders.length > 0 ? holders.join(t('list.comma')) : t('organisation.vacant')}`;
  };
  const all: Readonly<Record<string, Department>> = { ...Object.fromEntries((outline?.departments ?? []).map(({ id, title }) => [id, { title }])), ...organisation.departments };
  const tree = within(all, undefined);
  const columns: TableColumnsType<Row> = [
    { title: t('organisation.department'), key: 'title', render: (_, one) => <strong className="value-text">{say(one.title)}</strong> },
    { title: t('organisation.head'), key: 'head', render: (_, one) => <span className="value-text">{headed(one)}</span> },
    { title: t('organisation.people'), key: 'people', align: 'right', render: (_, { id }) => people.filter(([, one]) => departmentsOf(one).includes(id)).length },
    ...(edits
      ? [
          {
            title: t('organisation.change'),
            key: 'change',
            render: (_: unknown, one: Row) => <Button size="small" icon={<EditOutlined />} aria-label={t('organisation.edit.of', { name: say(one.title) })} title={t('organisation.edit')} onClick={() => setEditing({ id: one.id })} />,
          },
        ]
      : []),
  ];
  return (
    <>
      {edits && (
        <Button style={{ marginBottom: 12 }} onClick={() => setEditing({})}>
          {t('organisation.department.new')}
        </Button>
      )}
      {outline && <Table<Row> size="small" rowKey="id" columns={columns} dataSource={[...tree]} expandable={{ defaultExpandAllRows: true }} pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('organisation.departments.none')} /> }} />}
      {editing && <DepartmentForm organisation={organisation} all={all} {...editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

/** The departments directly within one, each with those within it; those of nothing known stand at the top. */
function within(all: Readonly<Record<string, Department>>, above: string | undefined, seenAbove: readonly string[] = []): readonly Row[] {
  return Object.entries(all)
    .filter(([id, one]) => !seenAbove.includes(id) && (one.within !== undefined && one.within in all ? one.within : undefined) === above)
    .map(([id, one]) => {
      const children = within(all, id, [...seenAbove, id]);
      return { ...one, id, ...(children.length > 0 && { children }) };
    });
}
