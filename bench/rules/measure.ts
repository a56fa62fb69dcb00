import { expected, questionsOf, rowsOf, type Contender, type Question, type Row } from './table.js';

export interface Measured {
  /** Median over the rounds. */
  readonly perSecond: number;
  readonly p99Ms: number;
  readonly loadMs: number;
  /** What the loaded table keeps: growth of heap and buffers, and of the process (for what is not JavaScript). */
  readonly heldMb: number;
  readonly processMb: number;
}

const ROUNDS = 5;
const ROUND_MS = 400;
const MB = 1024 * 1024;

export async function measure(count: number, make: (rows: readonly Row[]) => Contender): Promise<Measured> {
  const rows = rowsOf(count);
  const questions = questionsOf(rows, 1000);
  const before = memory();
  const begun = performance.now();
  const contender = make(rows);
  const loadMs = performance.now() - begun;
  const after = memory();
  await check(contender, rows, questions);
  const rounds: number[] = [];
  const times: number[] = [];
  await round(contender, questions, []);
  for (let index = 0; index < ROUNDS; index += 1) rounds.push(await round(contender, questions, times));
  return {
    perSecond: median(rounds),
    p99Ms: times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0,
    loadMs,
    heldMb: (after.held - before.held) / MB,
    processMb: (after.process - before.process) / MB,
  };
}

function memory(): { readonly held: number; readonly process: number } {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { held: heapUsed + arrayBuffers, process: rss };
}

/** Nobody is fast by being wrong. */
async function check({ ask, numberIn }: Contender, rows: readonly Row[], questions: readonly Question[]): Promise<void> {
  for (const question of questions.slice(0, 20)) {
    const answer = numberIn(await ask(question));
    if (answer !== expected(rows, question)) throw new Error(`expected row ${expected(rows, question)} for ${JSON.stringify(question)}, but found ${answer}`);
  }
}

/** Evaluations a second in one round. Times of single ones are taken in every eighth, so that the clock costs little. */
async function round(contender: Contender, questions: readonly Question[], times: number[]): Promise<number> {
  const { ask, inFlight = 1 } = contender;
  const begun = performance.now();
  let done = 0;
  while (performance.now() - begun < ROUND_MS) {
    if (inFlight > 1) {
      await Promise.all(Array.from({ length: inFlight }, (_, lane) => timed(() => ask(questions[(done + lane) % questions.length] as Question), times)));
      done += inFlight;
      continue;
    }
    for (let index = 0; index < 8; index += 1) {
      const question = questions[done % questions.length] as Question;
      const answer = index === 0 ? await timed(() => ask(question), times) : ask(question);
      if (answer instanceof Promise) await answer;
      done += 1;
      if (performance.now() - begun > ROUND_MS * 2) break;
    }
  }
  return (done * 1000) / (performance.now() - begun);
}

async function timed(ask: () => unknown, times: number[]): Promise<unknown> {
  const begun = performance.now();
  const answer = ask();
  if (answer instanceof Promise) await answer;
  times.push(performance.now() - begun);
  return undefined;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
