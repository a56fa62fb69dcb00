/** Calls a piece of work again and again, one call at a time, until stopped. */
export class LeaseLoop {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #stopped = true;
  #wellAt = 0;

  /**
   * @param work says how many things it did; as long as it did any, it is called again at once
   * @param idleMs pause after a call that found nothing
   */
  constructor(
    private readonly work: () => Promise<number>,
    private readonly idleMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.#stopped = false;
    this.#wellAt = performance.now();
    this.#next(0);
  }

  /** Milliseconds since a call last ended well; 0 for a loop that is not running. */
  get overdueMs(): number {
    return this.#stopped ? 0 : performance.now() - this.#wellAt;
  }

  /** Resolves when the call under way has ended; none follows. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #next(delayMs: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#once();
    }, delayMs);
  }

  async #once(): Promise<void> {
    let done = 0;
    try {
      done = await this.work();
      this.#wellAt = performance.now();
    } catch (error) {
      this.onError(error);
    }
    this.#next(done > 0 ? 0 : this.idleMs);
  }
}
