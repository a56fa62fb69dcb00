import { Empty, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '../../texts/use-texts.js';
import type { ReadRegister, RegisterRow } from './register-queries.js';
import { useRegisterWords } from './use-register-words.js';

interface Props {
  readonly read: ReadRegister;
  /** A column; a minus before it begins with the greatest. */
  readonly order: string | undefined;
  readonly at: number;
  readonly size: number;
  readonly busy: boolean;
  readonly onOrder: (order: string | undefined) => void;
  readonly onPage: (page: number) => void;
}

/** A page of the rows; the server sorts them. */
export function RegisterRows({ read: { register, rows, count }, order, at, size, busy, onOrder, onPage }: Props) {
  const { t } = useTexts();
  const words = useRegisterWords(register);
  const columns: TableColumnsType<RegisterRow> = [
    ...register.columns.map(({ id, type }) => ({
      key: id,
      title: words.key(id),
      align: type === 'integer' || type === 'decimal' ? ('right' as const) : ('left' as const),
      sorter: true,
      sortOrder: order === id ? ('ascend' as const) : order === `-${id}` ? ('descend' as const) : null,
      render: (_: unknown, row: RegisterRow) => <span className="value-text">{words.cell(id, row.values[id])}</span>,
    })),
    { key: 'case', title: t('case'), render: (_, row) => <Link to={`/cases/${encodeURIComponent(row.case)}`}>{t('case.open')}</Link> },
  ];
  return (
    <Table<RegisterRow>
      size="small"
      loading={busy}
      rowKey={(row) => `${row.case} ${row.item ?? ''}`}
      columns={columns}
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      pagination={{ current: at, pageSize: size, total: count, showSizeChanger: false, hideOnSinglePage: true }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('register.none')} /> }}
      onChange={({ current = 1 }, _, sorter, { action }) => {
        const [{ columnKey, order: way }] = Array.isArray(sorter) ? [sorter[0] ?? {}] : [sorter];
        if (action === 'paginate') onPage(current);
        else onOrder(way ? `${way === 'descend' ? '-' : ''}${String(columnKey)}` : undefined);
      }}
    />
  );
}
