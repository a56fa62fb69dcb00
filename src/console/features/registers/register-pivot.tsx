import { Table, type TableColumnsType } from 'antd';
import { Chart } from '../../shared/chart/chart.js';
import { useTexts } from '../../texts/use-texts.js';
import { figureOf } from './figure-of.js';
import type { ReadRegister, Register } from './register-queries.js';
import { useRegisterWords } from './use-register-words.js';

type Pivot = NonNullable<ReadRegister['pivot']>;
type PivotRow = Pivot['rows'][number];

/** One total, crossed: what stands down by what stands across. */
export function RegisterPivot({ register, pivot }: { readonly register: Register; readonly pivot: Pivot }) {
  const { t } = useTexts();
  const words = useRegisterWords(register);
  const { by, across, value, columns, rows, totals, total } = pivot;
  const heads = columns.map((one) => words.cell(across, one));
  const label = ({ keys }: PivotRow): string => keys.map((one, index) => words.cell(by[index] ?? '', one)).join(' · ');
  const shown: TableColumnsType<PivotRow> = [
    ...by.map((key, index) => ({ key, title: words.key(key), render: (_: unknown, { keys }: PivotRow) => <span className="value-text">{words.cell(key, keys[index])}</span> })),
    ...heads.map((title, index) => ({ key: `across ${index}`, title: <span className="value-text">{title}</span>, align: 'right' as const, render: (_: unknown, { cells }: PivotRow) => words.totalValue(value, cells[index]) })),
    { key: 'total', title: t('register.sum-of-all'), align: 'right', render: (_, row) => <strong>{words.totalValue(value, row.total)}</strong> },
  ];
  return (
    <>
      <Chart title={words.total(value)} data={{ kind: 'stacked', lying: true, categories: rows.map(label), series: heads.map((name, index) => ({ name, values: rows.map(({ cells }) => figureOf(cells[index])) })) }} />
      <Table<PivotRow>
        size="small"
        bordered
        rowKey={(row) => JSON.stringify(row.keys)}
        columns={shown}
        dataSource={rows}
        scroll={{ x: 'max-content' }}
        pagination={false}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} colSpan={by.length}>
              <strong>{t('register.sum-of-all')}</strong>
            </Table.Summary.Cell>
            {[...totals, total].map((one, index) => (
              <Table.Summary.Cell key={index} index={by.length + index} align="right">
                <strong>{words.totalValue(value, one)}</strong>
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )}
      />
    </>
  );
}
