import { distance } from 'fastest-levenshtein';

const MAX_LENGTH = 100;
const MAX_CANDIDATES = 5_000;

/** The known name most like the one found, where one is like it at all. */
export function nearestName(found: string, known: Iterable<string>): string | undefined {
  if (found.length > MAX_LENGTH) return undefined;
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(found.length / 2)) + 1;
  let seen = 0;
  for (const candidate of known) {
    seen += 1;
    if (seen > MAX_CANDIDATES) break;
    const steps = distance(found.toLowerCase(), candidate.toLowerCase());
    if (steps < least) {
      nearest = candidate;
      least = steps;
    }
  }
  return nearest;
}
