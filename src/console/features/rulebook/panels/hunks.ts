import type { FileDiff } from '../rulebook-queries.js';

type Line = FileDiff['lines'][number];

export interface Hunk {
  readonly lines: readonly Line[];
  /** Articles named in the hunk; where none is, the last one named above it. */
  readonly articles: readonly string[];
}

const AROUND = 3;
const ARTICLE = /\barticle:\s*['"]?([^'",}\s]+)/;

/** The changed lines with a few around them; what lies further apart is a hunk of its own. */
export function hunksOf(lines: readonly Line[]): readonly Hunk[] {
  const changed = lines.flatMap(({ kind }, at) => (kind === 'same' ? [] : [at]));
  const groups: { from: number; until: number }[] = [];
  for (const at of changed) {
    const last = groups.at(-1);
    if (last && at - last.until <= 2 * AROUND) last.until = at;
    else groups.push({ from: at, until: at });
  }
  return groups.map(({ from, until }) => {
    const part = lines.slice(Math.max(0, from - AROUND), until + AROUND + 1);
    const inside = articlesIn(lines.slice(from, until + 1));
    return { lines: part, articles: inside.length > 0 ? inside : articlesIn(lines.slice(0, from)).slice(-1) };
  });
}

function articlesIn(lines: readonly Line[]): readonly string[] {
  return [...new Set(lines.flatMap(({ text }) => ARTICLE.exec(text)?.[1] ?? []))];
}
