import type { RulebookDefinition } from '../model/definition.js';
import type { Json } from '../model/json.js';
import { ROWS, type GroupKey, type GroupPeriod, type RegisterDefinition, type RegisterType } from '../model/register.js';
import { textIn, type Language } from '../model/text.js';
import type { WrittenKind, WrittenTable } from '../model/written-table.js';
import { cellWords } from './cell-words.js';
import type { RegisterGroup, RegisterPivot } from './group-rows.js';
import type { RegisterRow } from './register-row.js';
import { textOf } from './select-rows.js';

/** What of a register is to be written. */
export interface RegisterAnswer {
  readonly definition: RegisterDefinition;
  readonly rows: readonly RegisterRow[];
  readonly groupedBy: readonly GroupKey[];
  readonly groups: readonly RegisterGroup[];
  readonly totals: Readonly<Record<string, Json>>;
  readonly pivot?: RegisterPivot;
}

type Cells = readonly (string | null)[];
interface Head {
  readonly title: string;
  readonly kind: WrittenKind;
}

const KINDS: Readonly<Record<RegisterType, WrittenKind>> = { string: 'text', integer: 'figure', decimal: 'figure', boolean: 'text', date: 'day', 'date and time': 'moment' };

const WORDS = {
  zh: { groups: '分组', pivot: '交叉表', total: '合计', rows: '件数', day: '日', month: '月', quarter: '季度', year: '年', none: '（无）' },
  en: { groups: 'Groups', pivot: 'Pivot', total: 'Total', rows: 'Number', day: 'Day', month: 'Month', quarter: 'Quarter', year: 'Year', none: '(none)' },
} as const satisfies Readonly<Record<Language, Readonly<Record<'groups' | 'pivot' | 'total' | 'rows' | 'none' | GroupPeriod, string>>>>;

/** The tables of a register as people read them: the rows, then groups and the pivot where it has them. @param remark stands below the title */
export function registerTables(answer: RegisterAnswer, rulebook: RulebookDefinition, language: Language, remark: string): readonly WrittenTable[] {
  const { definition, groups, groupedBy, pivot } = answer;
  const title = textIn(definition.title, language);
  const shown = shower(definition, rulebook, language);
  return [
    { name: title, title, remark, ...rowsTable(answer, shown) },
    ...(groups.length > 0 ? [{ name: WORDS[language].groups, title, remark, ...groupsTable(answer, groupedBy, shown) }] : []),
    ...(pivot && definition.pivot ? [{ name: WORDS[language].pivot, title, remark, ...pivotTable(pivot, answer, shown) }] : []),
  ];
}

interface Shown {
  readonly words: (typeof WORDS)[Language];
  readonly column: (id: string) => Head;
  readonly key: (key: GroupKey) => Head;
  readonly total: (id: string) => Head;
  readonly cell: (id: string, value: Json) => string | null;
  readonly keyCell: (key: GroupKey, value: Json) => string;
}

function shower(definition: RegisterDefinition, rulebook: RulebookDefinition, language: Language): Shown {
  const words = WORDS[language];
  const inWords = cellWords(definition, rulebook, language);
  const cell: Shown['cell'] = (id, value) => {
    const column = definition.columns.get(id);
    return column ? inWords(column, value) : value === null ? null : textOf(value);
  };
  const column = (id: string): Head => {
    const found = definition.columns.get(id);
    return found ? { title: textIn(found.title, language), kind: KINDS[found.type] } : { title: id, kind: 'text' };
  };
  return {
    words,
    column,
    key: (key) => ('column' in key ? column(key.column) : { title: words[key.period], kind: 'text' }),
    total: (id) => {
      const found = definition.totals.get(id);
      if (id === ROWS) return { title: words.rows, kind: 'figure' };
      if (found?.how === 'formula') return { title: textIn(found.title, language), kind: 'figure' };
      return { title: column(id).title, kind: found?.how === 'min' || found?.how === 'max' ? column(id).kind : 'figure' };
    },
    cell,
    keyCell: (key, value) => ('column' in key ? cell(key.column, value) : value === null ? null : textOf(value)) ?? words.none,
  };
}

type Body = Pick<WrittenTable, 'columns' | 'rows' | 'totals'>;

function rowsTable({ definition, rows, totals }: RegisterAnswer, { words, column, total, cell }: Shown): Body {
  const ids = [...definition.columns.keys()];
  const below = ids.map((id) => (definition.totals.has(id) && total(id).kind === column(id).kind ? totalCell(totals[id]) : null));
  const first = below[0] === null ? words.total : below[0];
  return { columns: ids.map(column), rows: rows.map(({ values }) => ids.map((id) => cell(id, values[id] ?? null))), ...(below.some((one) => one !== null) && { totals: [first ?? null, ...below.slice(1)] }) };
}

function groupsTable({ definition, groups, totals }: RegisterAnswer, keys: readonly GroupKey[], { words, key, total, keyCell }: Shown): Body {
  const ids = [...definition.totals.keys()];
  const line = (cells: Cells, some: Readonly<Record<string, Json>>): Cells => [...cells, ...ids.map((id) => totalCell(some[id]))];
  return {
    columns: [...keys.map((one) => ({ title: key(one).title, kind: 'text' as const })), ...ids.map(total)],
    rows: groups.map((group) => line(keys.map((one, index) => keyCell(one, group.keys[index] ?? null)), group.totals)),
    totals: line(keys.map((_one, index) => (index === 0 ? words.total : null)), totals),
  };
}

function pivotTable(pivot: RegisterPivot, { definition }: RegisterAnswer, { words, key, total, keyCell }: Shown): Body {
  const crossed = definition.pivot;
  if (!crossed) return { columns: [], rows: [] };
  const { kind } = total(crossed.value);
  return {
    columns: [...crossed.rows.map((one) => ({ title: key(one).title, kind: 'text' as const })), ...pivot.columns.map((head) => ({ title: keyCell(crossed.columns, head), kind })), { title: words.total, kind }],
    rows: pivot.rows.map(({ keys, cells, total: sum }) => [...crossed.rows.map((one, index) => keyCell(one, keys[index] ?? null)), ...cells.map(totalCell), totalCell(sum)]),
    totals: [...crossed.rows.map((_one, index) => (index === 0 ? words.total : null)), ...pivot.totals.map(totalCell), totalCell(pivot.total)],
  };
}

function totalCell(value: Json | undefined): string | null {
  return value === undefined || value === null ? null : textOf(value);
}
