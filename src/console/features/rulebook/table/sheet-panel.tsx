import { Alert, App, Flex, Pagination, Tag, Typography } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../../texts/use-texts.js';
import { ProblemList } from '../panels/problem-list.js';
import { RunTests } from '../panels/run-tests.js';
import type { Diagnostic, Position } from '../rulebook-queries.js';
import type { TestRun } from '../use-test-run.js';
import { addRow, deleteRow, duplicateRow, moveRow, writeCell } from '../yaml/edit-sheet.js';
import { offsetOfPlace, placeOfOffset, type Place } from '../yaml/places.js';
import { foundAt, hasColumn, readSheet, rowById, type Row, type RowId, type Sheet } from '../yaml/sheet.js';
import { rowCoverage } from './row-coverage.js';
import type { Step } from './sheet-cell.js';
import { SheetExamples } from './sheet-examples.js';
import { SheetGrid, type PlacedDiagnostic } from './sheet-grid.js';
import { useSheetWords } from './sheet-words.js';
import { SheetTools } from './sheet-tools.js';

export interface SheetProps {
  readonly path: string;
  readonly text: string;
  readonly readOnly: boolean;
  /** What is wrong in this file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where the editor's cursor stands. */
  readonly cursor: Place | undefined;
  /** Absent for whoever may not run tests. */
  readonly run: TestRun | undefined;
  readonly onText: (text: string) => void;
  /** Moves the editor's cursor along, without the keyboard. */
  readonly onShow: (place: Place) => void;
  readonly onGo: (place: Position) => void;
}

/** The rule of a text as a grid, while the text is well-formed. */
export function SheetPanel(props: SheetProps) {
  const { t } = useTexts();
  const sheet = useMemo(() => readSheet(props.text), [props.text]);
  if (typeof sheet === 'object') return <WholeSheet {...props} sheet={sheet} />;
  return <Alert type="info" showIcon title={t(sheet === 'faulty' ? 'sheet.faulty' : 'sheet.none')} />;
}

const PAGE = 50;
/** Keys that few rows have. */
const RARE: readonly string[] = ['from', 'until', 'untested', 'weight', 'most', 'only'];

function WholeSheet({ sheet, text, readOnly, diagnostics, cursor, run, onText, onShow, onGo }: SheetProps & { readonly sheet: Sheet }) {
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const words = useSheetWords();
  const latest = useRef(text);
  latest.current = text;
  const host = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  const [page, setPage] = useState(0);
  const [all, setAll] = useState(false);
  const chosen = cursor && foundAt(sheet, offsetOfPlace(text, cursor))?.row;
  const columns = sheet.columns.filter(({ id, name }) => all || !RARE.includes(name) || sheet.rows.some(({ cells }) => cells.has(id)));
  const places = useMemo(() => placed(sheet, text, diagnostics), [sheet, text, diagnostics]);
  useEffect(() => {
    if (typeof chosen === 'number') setPage(Math.floor(chosen / PAGE));
  }, [chosen]);
  useEffect(() => {
    const cell = wanted.current === undefined ? null : host.current?.querySelector<HTMLTextAreaElement>(`[data-cell="${wanted.current}"]`);
    if (!cell) return;
    wanted.current = undefined;
    cell.focus();
    cell.select();
  });
  return (
    <Flex vertical gap={12} ref={host}>
      <Flex gap={8} align="center" wrap>
        <Typography.Text strong>{say(sheet.title) || sheet.id}</Typography.Text>
        <Tag>{t(`sheet.kind.${sheet.kind}`)}</Tag>
        {sheet.hit !== undefined && <Tag>{words.hit(sheet.hit)}</Tag>}
      </Flex>
      <SheetTools chosen={typeof chosen === 'number' ? chosen : undefined} rows={sheet.rows.length} readOnly={readOnly} all={all} onAll={setAll} onAdd={add} onDuplicate={duplicate} onMove={move} onDelete={remove} />
      {run && <RunTests run={run} />}
      <ProblemList diagnostics={places.loose} onGo={onGo} quiet />
      <SheetGrid sheet={sheet} columns={columns} rows={sheet.rows.slice(page * PAGE, (page + 1) * PAGE)} chosen={chosen} readOnly={readOnly} diagnostics={places.inRows} coverage={run && rowCoverage(sheet, run)} onWrite={write} onStep={step} onMoveRow={(row, by) => typeof row === 'number' && move(row, by)} onChoose={choose} />
      {sheet.otherwise === 'silent' && <Typography.Text type="secondary">{t('sheet.silent')}</Typography.Text>}
      {sheet.rows.length > PAGE && <Pagination simple current={page + 1} pageSize={PAGE} total={sheet.rows.length} showSizeChanger={false} onChange={(next) => setPage(next - 1)} />}
      {run?.report && run.current && <SheetExamples sheet={sheet} report={run.report} onGo={onGo} />}
      {!readOnly && <Typography.Text type="secondary">{t('sheet.keys')}</Typography.Text>}
    </Flex>
  );

  function apply(edit: (text: string) => string): boolean {
    const next = edit(latest.current);
    if (next === latest.current) return false;
    latest.current = next;
    onText(next);
    return true;
  }

  function write(row: RowId, column: string, written: string): void {
    if (apply((before) => writeCell(before, row, column, written))) return;
    const now = readSheet(latest.current);
    const cell = typeof now === 'object' ? rowById(now, row)?.cells.get(column) : undefined;
    if ((cell?.text ?? '') !== written) void message.warning(t('sheet.unwritable'));
  }

  function choose(row: Row, column: string): void {
    onShow(placeOfOffset(text, row.cells.get(column)?.from ?? row.at));
  }

  /** Goes to a cell once it is there. */
  function goTo(row: RowId, column: number): void {
    wanted.current = `${row} ${column}`;
    if (typeof row === 'number') setPage(Math.floor(row / PAGE));
  }

  function add(after: number): void {
    if (apply((before) => addRow(before, after))) goTo(after + 1, 0);
  }

  function duplicate(row: number): void {
    if (apply((before) => duplicateRow(before, row))) goTo(row + 1, 0);
  }

  function move(row: number, by: 1 | -1): void {
    if (apply((before) => moveRow(before, row, by))) goTo(row + by, 0);
  }

  function remove(row: number): void {
    if (apply((before) => deleteRow(before, row))) goTo(Math.min(row, sheet.rows.length - 2), 0);
  }

  function step(row: RowId, column: number, to: Step): void {
    const order: readonly RowId[] = [...sheet.rows.map(({ id }) => id), ...(typeof sheet.otherwise === 'object' ? ['default' as const] : [])];
    const next = to === 'up' || to === 'down' ? order[order.indexOf(row) + (to === 'up' ? -1 : 1)] : row;
    const there = to === 'left' ? column - 1 : to === 'right' ? column + 1 : column;
    const found = columns[there];
    if (next === undefined || !found || !hasColumn(next, found)) return;
    const cell = host.current?.querySelector<HTMLTextAreaElement>(`[data-cell="${next} ${there}"]`);
    if (!cell) return goTo(next, there);
    cell.focus();
    cell.select();
  }
}

/** Which diagnostics stand in a row, and in which cell of it; the others are about the whole. */
function placed(sheet: Sheet, text: string, diagnostics: readonly Diagnostic[]): { readonly inRows: readonly PlacedDiagnostic[]; readonly loose: readonly Diagnostic[] } {
  const found = diagnostics.map((diagnostic) => ({ diagnostic, place: foundAt(sheet, offsetOfPlace(text, diagnostic)) }));
  return {
    inRows: found.flatMap(({ diagnostic, place }) => (place ? [{ ...place, diagnostic }] : [])),
    loose: found.flatMap(({ diagnostic, place }) => (place ? [] : [diagnostic])),
  };
}
