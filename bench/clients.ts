/** Does one transition for a client; the client waits for it before the next. */
export type Step = (client: number) => Promise<void>;

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Lets so many clients go on for a time, each with one transition under way. */
export function measure(step: Step, clients: number, durationMs: number): Promise<Measured> {
  const until = performance.now() + durationMs;
  return measureWhile((now) => now < until, step, clients);
}

/** The same for as long as something says: it is asked before every transition, with the time (ms) of `performance.now()`. */
export async function measureWhile(goesOn: (now: number) => boolean, step: Step, clients: number): Promise<Measured> {
  const took: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let now = performance.now(); goesOn(now); ) {
        await step(client);
        const after = performance.now();
        took.push(after - now);
        now = after;
      }
    }),
  );
  const elapsedMs = performance.now() - startedAt;
  took.sort((left, right) => left - right);
  const at = (part: number): number => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN;
  return { perSecond: (took.length / elapsedMs) * 1000, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** The middle by rate. */
export function median(rounds: readonly Measured[]): Measured {
  const sorted = rounds.toSorted((left, right) => left.perSecond - right.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Expected at least one round.');
  return middle;
}
