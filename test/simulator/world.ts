/** A random source that a seed determines. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0;
    for (let warming = 0; warming < 4; warming += 1) this.next();
  }

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('Expected something to pick from.');
    return item;
  }
}

interface Pause {
  readonly owner: string;
  readonly resume: () => void;
  readonly reject: (error: Error) => void;
}

const STEPS_MAX = 60_000;

/**
 * Time, and who goes next. Everything that takes time waits in `pause`; the world lets one go on, chosen by the dice, and
 * waits until nobody has anything left to do but to pause again. So one seed gives one run, to the last step.
 */
export class World {
  readonly dice: Dice;
  /** Virtual time, milliseconds since 1970. */
  nowMs = Date.parse('2026-03-02T01:00:00.000Z');
  steps = 0;
  /** Faults happen only while this is true. */
  stormy = true;
  #pauses: Pause[] = [];
  readonly #frozen = new Set<string>();
  #over = false;
  #alarms: { readonly step: number; readonly ring: () => void }[] = [];

  constructor(readonly seed: number) {
    this.dice = new Dice(seed);
  }

  /** Takes time on behalf of a server or client. */
  pause(owner: string): Promise<void> {
    if (this.#over) return Promise.reject(new Error('the world has ended'));
    return new Promise((resolve, reject) => this.#pauses.push({ owner, resume: resolve, reject }));
  }

  async pauses(owner: string, count: number): Promise<void> {
    for (let taken = 0; taken < count; taken += 1) await this.pause(owner);
  }

  /** Resolves so many steps from now. */
  afterSteps(count: number): Promise<'late'> {
    return new Promise((resolve) => this.#alarms.push({ step: this.steps + count, ring: () => resolve('late') }));
  }

  /** Whether a fault of this probability happens now. */
  strikes(probability: number): boolean {
    return this.stormy && this.dice.chance(probability);
  }

  /** Stopped in the middle of whatever it does, as by SIGSTOP; goes on later. */
  freeze(owner: string): void {
    this.#frozen.add(owner);
  }

  thaw(owner: string): void {
    this.#frozen.delete(owner);
  }

  /** What it was doing never goes on, as after `kill -9`. */
  forget(owner: string): void {
    this.#frozen.delete(owner);
    const gone = this.#pauses.filter((pause) => pause.owner === owner);
    this.#pauses = this.#pauses.filter((pause) => pause.owner !== owner);
    this.#gone.push(...gone);
  }

  readonly #gone: Pause[] = [];

  /** Goes on until the work has ended. `between` is called before each step. */
  async until<T>(work: Promise<T>, between: () => void = () => undefined): Promise<T> {
    let ended = false;
    const tracked = work.finally(() => (ended = true));
    tracked.catch(() => undefined);
    await settled();
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set when the work ends, in between
    while (!ended) {
      if ((this.steps += 1) > STEPS_MAX) throw new Error(`Expected the run to end within ${STEPS_MAX} steps.`);
      between();
      this.#step();
      await settled();
    }
    return tracked;
  }

  /** Goes on until nobody waits any more. */
  async drain(): Promise<void> {
    await settled();
    while (this.#pauses.length > 0) {
      if ((this.steps += 1) > STEPS_MAX) throw new Error(`Expected everything to end within ${STEPS_MAX} steps.`);
      this.#step();
      await settled();
    }
  }

  /** Everything that still waits is told that there is no more time, so that it lets go of what it holds. */
  async end(): Promise<void> {
    this.#over = true;
    for (const { reject } of [...this.#pauses.splice(0), ...this.#gone.splice(0)]) reject(new Error('the world has ended'));
    await settled();
  }

  #step(): void {
    const awake = this.#pauses.filter(({ owner }) => !this.#frozen.has(owner));
    const chosen = awake.length > 0 ? this.dice.pick(awake) : undefined;
    if (chosen === undefined) throw new Error('Expected somebody to go on, but all are frozen.');
    this.#pauses.splice(this.#pauses.indexOf(chosen), 1);
    // Most steps take no time worth speaking of, some take seconds.
    this.nowMs += this.dice.chance(0.02) ? this.dice.below(4_000) : this.dice.below(3);
    for (const { ring } of this.#alarms.filter(({ step }) => step <= this.steps)) ring();
    this.#alarms = this.#alarms.filter(({ step }) => step > this.steps);
    chosen.resume();
  }
}

/** Resolves when every promise that can go on has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
