import { appendFileSync } from 'node:fs';

/** Prints what a run has measured; a soak run (`npm run soak`) collects it in the file named by SOAK_REPORT. */
export function tellFigures(run: string, figures: Readonly<Record<string, number | string>>): void {
  process.stdout.write(`${run}: ${JSON.stringify(figures)}\n`);
  const file = process.env['SOAK_REPORT'];
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify({ run, figures })}\n`);
}

/** A number that a soak run may give; what `npm test` takes otherwise. */
export function sizeOf(name: string, otherwise: number): number {
  const text = process.env[name];
  return text === undefined || text === '' ? otherwise : Number(text);
}

/** Something that this machine, or this database, gives no occasion for: printed, and counted by `test/run.mjs`. */
export function tellSkipped(what: string, count = 1): void {
  process.stdout.write(`skipped: ${what}\n`);
  const file = process.env['BYLAW_SKIPPED'];
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify({ what, count })}\n`);
}
