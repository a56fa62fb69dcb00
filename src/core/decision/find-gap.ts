import { bothBits, isEmpty, type Bits } from './bits.js';
import type { Segment, SpaceAxis } from './table-space.js';

/** So many pieces are looked at; a table that needs more is not decided. */
const STEPS_MAX = 200_000;

/** A question that no row of a set answers, or that there is none, or that it would take too long to say. */
export type GapSearch = { readonly kind: 'gap'; readonly question: readonly Segment[] } | { readonly kind: 'none' } | { readonly kind: 'too-large' };

/**
 * Looks for a question that none of the given rows answers. Pieces with the same rows left are looked at once, so that the search ends
 * where a product of all segments would not.
 */
export function findGap(axes: readonly SpaceAxis[], rows: Bits): GapSearch {
  if (axes.some(({ segments }) => segments.length === 0)) return { kind: 'none' };
  const full = new Set<string>();
  let steps = 0;
  const search = (depth: number, left: Bits): readonly Segment[] | undefined => {
    steps += 1;
    if (steps > STEPS_MAX) return undefined;
    if (isEmpty(left)) return axes.slice(depth).flatMap(({ segments }) => segments.slice(0, 1));
    const axis = axes[depth];
    const key = `${depth} ${left.join()}`;
    if (!axis || full.has(key)) return undefined;
    for (const segment of axis.segments) {
      const rest = search(depth + 1, bothBits(left, segment.rows));
      if (rest) return [segment, ...rest];
    }
    full.add(key);
    return undefined;
  };
  const question = search(0, rows);
  if (question) return { kind: 'gap', question };
  return { kind: steps > STEPS_MAX ? 'too-large' : 'none' };
}
