import { useQuery } from '@tanstack/react-query';
import { COURSE_PAGE, courseQuery } from '../../api/queries.js';
import type { Case, Standing } from '../../api/shapes.js';

export interface Stood {
  readonly then: Standing | undefined;
  readonly error: unknown;
}

/** How the case stood after a command; the nearest that is there until its page has come. The page that follows is fetched ahead. */
export function useStanding({ id, revision: last }: Case, revision: number): Stood {
  const page = Math.floor((revision - 1) / COURSE_PAGE);
  const { data: rows = [], error } = useQuery(courseQuery(id, page, last));
  useQuery(courseQuery(id, page + 1, last));
  return { then: rows.findLast((one) => one.revision <= revision) ?? rows[0], error };
}
