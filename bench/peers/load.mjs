/** The same load for every peer: so many clients, each with one step under way, printed as one line of JSON a number of clients. */
const CLIENTS = [1, 16, 64];

export async function load(stepFor, { warmMs = 4000, durationMs = 5000 } = {}) {
  await run(stepFor, 64, warmMs);
  for (const clients of CLIENTS) process.stdout.write(`${JSON.stringify({ clients, ...(await run(stepFor, clients, durationMs)) })}\n`);
}

async function run(stepFor, clients, durationMs) {
  const took = [];
  const startedAt = performance.now();
  const until = startedAt + durationMs;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const step = stepFor();
      for (let now = performance.now(); now < until; ) {
        await step();
        const after = performance.now();
        took.push(after - now);
        now = after;
      }
    }),
  );
  const elapsedMs = performance.now() - startedAt;
  took.sort((left, right) => left - right);
  const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))];
  return { perSecond: (took.length / elapsedMs) * 1000, p50Ms: at(0.5), p99Ms: at(0.99) };
}
