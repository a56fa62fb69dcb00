import type { Clock, Ids } from '../../engine/ports/clock.js';
import { Draw } from './draw.js';

/** UUIDv7 by the clock, a seed and the company whose month it is. */
export class SeededIds implements Ids {
  #last = { ms: 0, count: 0 };

  constructor(
    private readonly seed: string,
    private readonly company: string,
    private readonly clock: Clock,
  ) {}

  next(): string {
    const ms = Date.parse(this.clock.now());
    const count = this.#last.ms === ms ? this.#last.count + 1 : 0;
    this.#last = { ms, count };
    const time = ms.toString(16).padStart(12, '0');
    const draw = new Draw(this.seed, this.company, ms, count);
    const digits = Array.from({ length: 15 }, () => draw.between(0, 15).toString(16)).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-a${digits.slice(0, 3)}-${digits.slice(3)}`;
  }
}
