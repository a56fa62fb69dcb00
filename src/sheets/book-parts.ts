import { SheetError } from './sheet-error.js';
import type { Archive } from './unzip.js';
import { walkXml } from './walk-xml.js';

export interface SheetPart {
  readonly name: string;
  readonly path: string;
}

const SHEETS_MAX = 20;
const BOOK = 'xl/workbook.xml';
/** Excel's own formats of dates; those from 27 on are East Asian ones. */
const DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** The visible sheets in their order. @throws SheetError */
export function sheetParts(archive: Archive): { readonly parts: readonly SheetPart[]; readonly from1904: boolean } {
  const xml = archive.text(BOOK);
  if (xml === undefined) throw new SheetError('Expected an Excel file (.xlsx), but the archive holds no workbook.');
  const targets = targetsIn(archive);
  const parts: SheetPart[] = [];
  let from1904 = false;
  walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attributes()['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const { name = '', state = 'visible', ...rest } = attributes();
      const id = Object.entries(rest).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const path = targets.get(id);
      if (path !== undefined && state === 'visible') parts.push({ name, path });
    },
  });
  if (parts.length === 0 || parts.length > SHEETS_MAX) throw new SheetError(`Expected an Excel file with 1 to ${SHEETS_MAX} visible sheets, but found ${parts.length}.`);
  return { parts, from1904 };
}

/** Which part a relationship of the book leads to. */
function targetsIn(archive: Archive): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  walkXml(archive.text('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open: (tag, attributes) => {
      if (tag !== 'Relationship') return;
      const { Id = '', Target = '' } = attributes();
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** Texts that cells refer to by number, without what says how they are read aloud. */
export function sharedTexts(archive: Archive): readonly string[] {
  const texts: string[] = [];
  let [text, taking, aside] = ['', false, false];
  walkXml(archive.text('xl/sharedStrings.xml') ?? '<none/>', {
    open: (tag) => {
      if (tag === 'si') text = '';
      if (tag === 'rPh') aside = true;
      if (tag === 't') taking = !aside;
    },
    text: (found) => {
      if (taking) text += found;
    },
    close: (tag) => {
      if (tag === 't') taking = false;
      if (tag === 'rPh') aside = false;
      if (tag === 'si') texts.push(text);
    },
  });
  return texts;
}

/** Numbers of the styles that show a number as a date. */
export function dateStyles(archive: Archive): ReadonlySet<number> {
  const formats = new Set(DATES);
  const styles = new Set<number>();
  let [count, inside] = [0, false];
  walkXml(archive.text('xl/styles.xml') ?? '<none/>', {
    open: (tag, attributes) => {
      if (tag === 'numFmt' && isDateFormat(attributes()['formatCode'] ?? '')) formats.add(Number(attributes()['numFmtId']));
      if (tag === 'cellXfs') inside = true;
      if (tag !== 'xf' || !inside) return;
      if (formats.has(Number(attributes()['numFmtId']))) styles.add(count);
      count += 1;
    },
    close: (tag) => {
      if (tag === 'cellXfs') inside = false;
    },
  });
  return styles;
}

/** Whether a format names a year or a day, apart from what it quotes. */
function isDateFormat(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
