import { Table, type TableColumnsType } from 'antd';
import { useTelling } from '../problem.js';
import { useTexts } from '../../texts/use-texts.js';

/** What is wrong in a file, and where. */
export interface TableFault {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly message: string;
}

const FEW = 10;

/** Every fault of a file by row and column. */
export function FaultTable({ faults }: { readonly faults: readonly TableFault[] }) {
  const { t } = useTexts();
  const tell = useTelling();
  const text = (value: string | undefined) => <span className="value-text">{value === undefined || value === '' ? '—' : value}</span>;
  const columns: TableColumnsType<TableFault & { readonly key: number }> = [
    ...(faults.some(({ sheet = '' }) => sheet !== '') ? [{ title: t('import.sheet'), key: 'sheet', render: (_: unknown, { sheet }: TableFault) => text(sheet) }] : []),
    { title: t('import.row'), key: 'row', width: 70, render: (_, { row }) => row ?? '—' },
    { title: t('import.column'), key: 'column', render: (_, { column }) => text(column) },
    { title: t('import.fault'), key: 'fault', render: (_, { message }) => text(tell(message)) },
  ];
  return <Table size="small" rowKey="key" pagination={faults.length > FEW ? { pageSize: FEW, showSizeChanger: false } : false} dataSource={faults.map((fault, key) => ({ ...fault, key }))} columns={columns} />;
}
