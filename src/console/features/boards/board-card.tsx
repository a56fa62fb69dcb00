import { Card, Empty, Table, type TableColumnsType } from 'antd';
import { Chart } from '../../shared/chart/chart.js';
import type { ChartData } from '../../shared/chart/chart-data.js';
import type { CsvCell } from '../../shared/export/csv.js';
import { CsvButton } from '../../shared/export/csv-button.js';
import { useTexts } from '../../texts/use-texts.js';

/** A column of a board: what a row shows, and what it is in a file. */
export interface BoardColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly plain?: (row: Row) => CsvCell;
}

interface Props<Row> {
  readonly title: string;
  readonly chart: ChartData;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly BoardColumn<Row>[];
}

/** A chart, the same as a table, and the table as a file. */
export function BoardCard<Row extends object>({ title, chart, rows, rowKey, columns }: Props<Row>) {
  const { t } = useTexts();
  const shown: TableColumnsType<Row> = columns.map((column, at) => ({
    key: at,
    title: column.title,
    align: column.plain ? 'right' : 'left',
    ...(column.plain && { sorter: (one: Row, other: Row) => Number(column.plain?.(one) ?? -1) - Number(column.plain?.(other) ?? -1) }),
    render: (_: unknown, row: Row) => <span className="value-text">{column.cell(row)}</span>,
  }));
  return (
    <Card size="small" title={title} style={{ marginBottom: 16 }} extra={rows.length > 0 && <CsvButton name={title} rows={() => [columns.map((column) => column.title), ...rows.map((row) => columns.map((column) => (column.plain ?? column.cell)(row)))]} />}>
      {rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('boards.none')} />
      ) : (
        <>
          <Chart title={title} data={chart} />
          <Table<Row> size="small" rowKey={rowKey} columns={shown} dataSource={[...rows]} scroll={{ x: 'max-content' }} pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false} />
        </>
      )}
    </Card>
  );
}
