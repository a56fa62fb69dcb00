import type { Clock, Ids } from '../../engine/ports/clock.js';
import { Draw } from './draw.js';

/** UUIDv7 by the clock and a seed: each company has its own, so that what one does never changes the ids of another. */
export class SeededIds implements Ids {
  /** For whom the next ids are. */
  company = '';
  readonly #last = new Map<string, { readonly ms: number; readonly count: number }>();

  constructor(
    private readonly seed: string,
    private readonly clock: Clock,
  ) {}

  next(): string {
    const ms = Date.parse(this.clock.now());
    const last = this.#last.get(this.company);
    const count = last?.ms === ms ? last.count + 1 : 0;
    this.#last.set(this.company, { ms, count });
    const time = ms.toString(16).padStart(12, '0');
    const draw = new Draw(this.seed, this.company, ms, count);
    const digits = Array.from({ length: 15 }, () => draw.between(0, 15).toString(16)).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-a${digits.slice(0, 3)}-${digits.slice(3)}`;
  }
}
