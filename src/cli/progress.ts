import { SingleBar } from 'cli-progress';
import type { OutputOptions } from './output.js';

export interface Progress {
  step(): void;
  end(): void;
}

/** A bar on standard error where a person is watching, and nothing where a program is. */
export function progress(label: string, total: number, { json }: OutputOptions): Progress {
  if (json || !process.stderr.isTTY || total === 0) return { step: () => undefined, end: () => undefined };
  const bar = new SingleBar({ format: `${label} {bar} {value}/{total}`, stream: process.stderr, clearOnComplete: true, hideCursor: true });
  bar.start(total, 0);
  return { step: () => bar.increment(), end: () => bar.stop() };
}
