import { createHash } from 'node:crypto';
import type { Language } from '../../core/model/text.js';

/** A table of texts; the first line of cells is its head. */
export interface PrintedTable {
  /** Stands above it; nothing where empty. */
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Numbers of the columns that hold figures, from 0: these stand on the right. */
  readonly figures?: readonly number[];
  /** The last line, set off from the rows. */
  readonly totals?: readonly string[];
}

/** What goes on paper: a title, what stands below it, tables, and a foot. */
export interface PrintedPage {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  /** On paper that lies on its long side. */
  readonly wide?: boolean;
  readonly tables: readonly PrintedTable[];
  readonly foot: readonly string[];
}

const STYLE = [
  '@page { size: A4; margin: 20mm 15mm; }',
  'body { font: 10.5pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; max-width: 180mm; margin: 0 auto; color: #000; }',
  'h1 { font-size: 16pt; text-align: center; margin: 0; } h2 { font-size: 12pt; margin: 6mm 0 2mm; } .subtitle { text-align: center; }',
  'table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; } tr { break-inside: avoid; }',
  'th, td { border: 0.3mm solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; } th { background: #eee; }',
  '@page wide { size: A4 landscape; margin: 12mm 15mm; } body.wide { page: wide; max-width: 267mm; font-size: 9pt; }',
  '.figure { text-align: right; font-variant-numeric: tabular-nums; } .totals td { font-weight: bold; border-top-width: 0.6mm; }',
  'footer { margin-top: 6mm; font-size: 8pt; overflow-wrap: anywhere; } footer p { margin: 0; }',
].join('\n');

/** By which a policy lets the style of these pages through. */
export const PRINT_STYLE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** Nothing but this page's own style: no script, no address, no form. */
export const PRINT_POLICY = `default-src 'none'; style-src ${PRINT_STYLE}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** A page in HTML for A4. Every text stands in it as text. */
export function printablePage({ language, title, subtitle, wide = false, tables, foot }: PrintedPage): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body${wide ? ' class="wide"' : ''}>`,
    `<h1>${escaped(title)}</h1><p class="subtitle">${escaped(subtitle)}</p>`,
    ...tables.map(tableOf),
    `<footer>${foot.map((line) => `<p>${escaped(line)}</p>`).join('')}</footer></body></html>\n`,
  ].join('\n');
}

function tableOf({ title, head, rows, figures = [], totals }: PrintedTable): string {
  const line = (cells: readonly string[], tag: 'th' | 'td', kind = ''): string => `<tr${kind}>${cells.map((cell, index) => `<${tag}${figures.includes(index) ? ' class="figure"' : ''}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const below = totals ? `\n${line(totals, 'td', ' class="totals"')}` : '';
  return `${title === '' ? '' : `<h2>${escaped(title)}</h2>`}<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('\n')}${below}</tbody></table>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
