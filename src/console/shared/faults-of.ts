import type { Problem } from '../api/api-problem.js';

/** What a refusal lists besides its sentence, each with its place; nothing where the sentence says all of it. */
export function faultsOf({ detail, details }: Problem, tell: (sentence: string) => string): readonly string[] {
  if (!Array.isArray(details)) return [];
  const faults = details.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('message' in one)) return [];
    const place = 'path' in one ? [one.path] : 'id' in one && 'field' in one ? [one.id, one.field] : [];
    return place.length === 0 ? [] : [{ place: place.map(String).filter((part) => part !== '').join(' '), message: String(one.message) }];
  });
  return faults.every(({ message }) => detail.includes(message)) ? [] : faults.map(({ place, message }) => `${place}: ${tell(message)}`);
}
