import type { Rejection } from '../../../src/core/model/verdict.js';
import { LOOKED, MODES, SHAPES, type Mode, type Shape } from './grounds.js';
import { HOLDINGS, ROWS, type Holding } from './matrix.js';

/** What has come of trying everything: for each cell whether it is legal, and the first reason where it is not. */
export class Findings {
  readonly #cells = new Map<string, string>();
  tried = 0;
  accepted = 0;

  /** One way that is legal makes the cell legal; otherwise the first reason is told. */
  note(row: string, shape: Shape, mode: Mode, holding: Holding, refused: Rejection | undefined, holder: string): void {
    const cell = key(row, shape, mode, holding);
    if (!refused) this.#cells.set(cell, LEGAL);
    else if (!this.#cells.has(cell)) this.#cells.set(cell, told(refused, shape, holder));
  }

  isLegal(row: string, shape: Shape, mode: Mode, holding: Holding): boolean {
    return this.#cells.get(key(row, shape, mode, holding)) === LEGAL;
  }

  /** The table, and the reasons by their numbers. */
  page(): string {
    const reasons: string[] = [];
    const sign = (cell: string): string => {
      const found = this.#cells.get(cell);
      if (found === undefined || found === LEGAL) return found ?? '';
      if (!reasons.includes(found)) reasons.push(found);
      return String(reasons.indexOf(found) + 1);
    };
    const columns = MODES.flatMap((mode) => HOLDINGS.map((holding) => [mode, holding] as const));
    const rows = ROWS.map(({ name }) => {
      const cells = columns.map(([mode, holding]) => {
        const signs = SHAPES.map((shape) => sign(key(name, shape, mode, holding)));
        return new Set(signs).size === 1 ? (signs[0] ?? '') : signs.join(' / ');
      });
      return `| ${name} | ${cells.join(' | ')} |`;
    });
    return [
      `${grouped(this.tried)} combinations were tried: ${grouped(this.accepted)} were accepted, ${grouped(this.tried - this.accepted)} refused.`,
      '',
      `| | ${columns.map(([mode, holding]) => `${mode}: ${holding}`).join(' | ')} |`,
      `| --- |${columns.map(() => ' --- |').join('')}`,
      ...rows,
      '',
      'The reasons by their numbers:',
      '',
      ...reasons.map((reason, index) => `${index + 1}. ${reason}`),
      '',
    ].join('\n');
  }
}

const LEGAL = '✓';

function key(row: string, shape: Shape, mode: Mode, holding: Holding): string {
  return `${row}|${shape}|${mode}|${holding}`;
}

/** The code and the sentence, without the names of this case. */
function told({ code, message }: Rejection, shape: Shape, holder: string): string {
  const acting = holder.split(' ')[0] ?? '';
  const words = message
    .replaceAll(`"${LOOKED[shape]}"`, 'this step')
    .replaceAll(/one of the steps [^"]* under/g, 'one of the steps that it may be sent back to under')
    .replaceAll(/\(task-[^)]*\)/g, '(…)')
    .replaceAll(/"?task-\d+-\d+"?/g, 'this one')
    .replaceAll('case-1', 'the case')
    .replaceAll(new RegExp(`\\b${acting}\\b`, 'g'), 'this person')
    .replaceAll(/\b(ann|mia|bob|cid|dan|eve|fay|gus|hal|ida)\b/g, 'somebody else');
  return `\`${code}\`: ${words}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
