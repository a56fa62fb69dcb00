import { calendarsQuery, meQuery, outlineQuery, peopleQuery, recordsQuery, registersQuery, schedulesQuery, tasksQuery, workflowsQuery } from '../api/queries.js';
import { chosenLanguage } from '../shared/settings.js';
import { wordsOf } from '../texts/use-texts.js';
import { queries } from './query-client.js';

/**
 * Asks at once for what the first page will need. Resolves when the words are there and it is known who is signed in: a page that is drawn before
 * that is drawn again, piece by piece. What does not come is asked for again by whoever needs it.
 */
export async function askAhead(): Promise<void> {
  await Promise.allSettled([wordsOf(chosenLanguage()), queries.prefetchQuery(meQuery).then(askForPage)]);
}

function askForPage(): void {
  if (!queries.getQueryData(meQuery.queryKey)) return;
  for (const one of [outlineQuery(), peopleQuery, registersQuery, recordsQuery, calendarsQuery, schedulesQuery]) void queries.prefetchQuery<unknown>(one as never);
  if (location.pathname !== '/') return;
  void queries.prefetchQuery(workflowsQuery);
  void queries.prefetchInfiniteQuery(tasksQuery);
}
