import { objectsIn } from './walk.js';

/** Articles that a piece of a definition cites: every `article` in it, or the text itself where it is one. */
export function articlesIn(value: readonly unknown[]): readonly string[] {
  const plain = value.filter((part) => typeof part === 'string');
  return [...plain, ...objectsIn(value).flatMap(({ article }) => (typeof article === 'string' ? [article] : []))];
}
