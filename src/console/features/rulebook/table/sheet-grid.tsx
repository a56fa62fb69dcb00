import { Tooltip, Typography } from 'antd';
import { MarkTag } from '../../../shared/mark-tag.js';
import { useTexts } from '../../../texts/use-texts.js';
import { SeverityTag } from '../panels/severity-tag.js';
import type { Diagnostic } from '../rulebook-queries.js';
import { hasColumn, type Column, type Row, type RowId, type Sheet } from '../yaml/sheet.js';
import type { ColumnGroup } from '../yaml/sheet-forms.js';
import type { RowCoverage } from './row-coverage.js';
import { SheetCell, type Step } from './sheet-cell.js';
import { useSheetWords } from './sheet-words.js';

export interface PlacedDiagnostic {
  readonly row: RowId;
  readonly column: string | undefined;
  readonly diagnostic: Diagnostic;
}

interface Props {
  readonly sheet: Sheet;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly chosen: RowId | undefined;
  readonly readOnly: boolean;
  readonly diagnostics: readonly PlacedDiagnostic[];
  readonly coverage: ((row: RowId) => RowCoverage) | undefined;
  readonly onWrite: (row: RowId, column: string, text: string) => void;
  readonly onStep: (row: RowId, column: number, step: Step) => void;
  readonly onMoveRow: (row: RowId, by: 1 | -1) => void;
  readonly onChoose: (row: Row, column: string) => void;
}

const GROUPS: readonly ColumnGroup[] = ['given', 'answer', 'row'];

/** Rows in the order of the file under their columns; below a row stands what is wrong in it. */
export function SheetGrid({ sheet, columns, rows, chosen, readOnly, diagnostics, coverage, onWrite, onStep, onMoveRow, onChoose }: Props) {
  const { t } = useTexts();
  const words = useSheetWords();
  const groups = GROUPS.map((group) => ({ group, width: columns.filter((one) => one.group === group).length })).filter(({ width }) => width > 0);
  return (
    <div className="sheet-scroll" role="region" aria-label={t('sheet')} tabIndex={0}>
      <table className="sheet">
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {t('sheet.rows')}
            </th>
            {groups.map(({ group, width }) => (
              <th key={group} colSpan={width} scope="colgroup">
                {t(`sheet.group.${group}`)}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {words.column(column)}
                {words.type(column) !== undefined && (
                  <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12, fontWeight: 'normal' }}>
                    {words.type(column)}
                  </Typography.Text>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{[...rows, ...(typeof sheet.otherwise === 'object' ? [sheet.otherwise] : [])].flatMap((row) => [lineOf(row), faultsOf(row)])}</tbody>
      </table>
    </div>
  );

  function lineOf(row: Row) {
    const mine = diagnostics.filter((one) => one.row === row.id);
    return (
      <tr key={row.id} className={row.id === chosen ? 'sheet-chosen' : undefined} aria-current={row.id === chosen ? 'true' : undefined}>
        <th scope="row">
          {row.id === 'default' ? words.row(row.id) : row.id + 1} {coverage && <CoverageTag coverage={coverage(row.id)} />}
        </th>
        {columns.map((column, at) => {
          const cell = row.cells.get(column.id);
          if (!hasColumn(row.id, column)) return <td key={column.id} className="sheet-empty" />;
          const faulty = mine.some((one) => one.column === column.id);
          return (
            <td key={column.id} className={faulty ? 'sheet-faulty' : undefined}>
              <SheetCell
                label={`${words.row(row.id)} · ${words.column(column)}`}
                text={cell?.text ?? ''}
                readOnly={readOnly || cell?.single === false}
                faulty={faulty}
                faults={mine.length > 0 ? faultsId(row.id) : undefined}
                address={`${row.id} ${at}`}
                placeholder={cell === undefined && column.path[0] === 'when' ? '–' : undefined}
                onWrite={(text) => onWrite(row.id, column.id, text)}
                onStep={(step) => onStep(row.id, at, step)}
                onMoveRow={(by) => onMoveRow(row.id, by)}
                onChoose={() => onChoose(row, column.id)}
              />
            </td>
          );
        })}
      </tr>
    );
  }

  function faultsOf({ id }: Row) {
    const mine = diagnostics.filter((one) => one.row === id);
    if (mine.length === 0) return null;
    return (
      <tr key={`${id} faults`}>
        <td colSpan={columns.length + 1} id={faultsId(id)} className="sheet-faults">
          {mine.map(({ column, diagnostic: { severity, message, suggestion } }, at) => {
            const found = columns.find((one) => one.id === column);
            return (
              <div key={at} className="value-text">
                <SeverityTag severity={severity} />
                {found && <strong>{words.column(found)}: </strong>}
                {message}
                {suggestion !== undefined && ` → ${suggestion}`}
              </div>
            );
          })}
        </td>
      </tr>
    );
  }
}

function faultsId(row: RowId): string {
  return `sheet-faults-${row}`;
}

const MARKS = { touched: { colour: 'green', sign: '✓' }, untouched: { colour: 'gold', sign: '!' }, excused: { colour: 'default', sign: '–' } } as const;

function CoverageTag({ coverage }: { readonly coverage: RowCoverage }) {
  const { t } = useTexts();
  const { colour, sign } = MARKS[coverage.kind];
  const tag = (
    <MarkTag colour={colour}>
      {sign} {t(`coverage.${coverage.kind}`)}
    </MarkTag>
  );
  return coverage.kind === 'excused' ? <Tooltip title={coverage.reason}><span tabIndex={0}>{tag}</span></Tooltip> : tag;
}
