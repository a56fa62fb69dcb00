import { registerTables } from '../../core/register/register-tables.js';
import type { WrittenTable } from '../../core/model/written-table.js';
import { textIn, type Language } from '../../core/model/text.js';
import type { ReadRegister, RegisterQuestion } from '../../engine/registers/registers.js';
import type { PrintedPage, PrintedTable } from './printable-page.js';
import { momentIn } from './moment-in.js';

const WORDS = {
  zh: { rows: '条记录', none: '（无）', article: '条款', reader: '打印人', printed: '打印时间', version: '规章版本', faults: '处未能算出，留空' },
  en: { rows: 'rows', none: '(none)', article: 'Article', reader: 'Printed by', printed: 'Printed', version: 'Rulebook version', faults: 'cells came to nothing and are empty' },
} as const;

/** So many columns stand on upright paper. */
const UPRIGHT_COLUMNS_MAX = 7;

/** What of a register is on paper, in words of the question. */
export interface PrintedPart {
  /** Such as 2026-Q1. */
  readonly days?: string;
  readonly equals: RegisterQuestion['equals'];
}

/** A register as it goes on paper: what its reader may see, and the groups and the pivot where it has them. */
export function printedRegister(read: ReadRegister, language: Language, reader: string, part: PrintedPart): PrintedPage {
  const { definition, rulebook, at, rows, faults } = read;
  const words = WORDS[language];
  const tables = registerTables(read, rulebook.definition, language, '');
  const { article } = definition;
  const filters = [...(part.equals ?? [])].map(([id, values]) => `${textIn(definition.columns.get(id)?.title ?? id, language)}: ${values.map((value) => value || words.none).join(', ')}`);
  return {
    language,
    title: textIn(definition.title, language),
    subtitle: [textIn(rulebook.definition.title, language), ...(article === undefined ? [] : [`${words.article} ${article}`]), ...(part.days === undefined ? [] : [part.days]), ...filters, `${rows.length} ${words.rows}`].join(' · '),
    wide: tables.some(({ columns }) => columns.length > UPRIGHT_COLUMNS_MAX),
    tables: tables.map((table, index) => ({ ...tableOf(table), ...(index === 0 && { title: '' }) })),
    foot: [...(faults.length > 0 ? [`${faults.length} ${words.faults}`] : []), `${words.version} ${rulebook.version}`, `${words.reader} ${reader} · ${words.printed} ${momentIn(at, rulebook.definition.timeZone)}`],
  };
}

function tableOf({ name, columns, rows, totals }: WrittenTable): PrintedTable {
  const cells = (row: readonly (string | null)[]): readonly string[] => row.map((cell) => cell ?? '');
  return {
    title: name,
    head: columns.map(({ title }) => title),
    rows: rows.map(cells),
    figures: columns.flatMap(({ kind }, index) => (kind === 'figure' ? [index] : [])),
    ...(totals && { totals: cells(totals) }),
  };
}
