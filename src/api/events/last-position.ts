import type { CaseReader } from '../../engine/ports/case-reader.js';

/**
 * Position of a company's last published event, or 0. The port tells what comes after a position and nothing else, so the
 * end is found by doubling and halving: some dozens of quick looks, made once a stream.
 */
export async function lastPosition(reader: Pick<CaseReader, 'outbox'>, company: string): Promise<number> {
  let low = 0;
  let high = 1;
  for (;;) {
    const next = (await reader.outbox(company, high, 1))[0];
    if (!next) break;
    low = next.position;
    high = low * 2;
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const next = (await reader.outbox(company, middle, 1))[0];
    if (next) low = next.position;
    else high = middle;
  }
  return low;
}
