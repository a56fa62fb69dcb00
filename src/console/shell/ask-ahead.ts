import { calendarsQuery, meQuery, outlineQuery, peopleQuery, recordsQuery, registersQuery, schedulesQuery, tasksQuery, workflowsQuery } from '../api/queries.js';
import { chosenLanguage } from '../shared/settings.js';
import { forgetWords, wordsOf } from '../texts/use-texts.js';
import { queries } from './query-client.js';

/**
 * Asks at once for what the first page will need. Resolves when the words are there and it is known who is signed in: a page that is drawn before
 * that is drawn again, piece by piece. What does not come is asked for again by whoever needs it.
 */
export async function askAhead(): Promise<void> {
  const language = chosenLanguage();
  await Promise.allSettled([wordsOf(language).catch(() => forgetWords(language)), queries.query(meQuery).then(() => void askForPage())]);
}

function askForPage(): Promise<unknown> {
  const around = [queries.query(outlineQuery()), queries.query(peopleQuery), queries.query(registersQuery), queries.query(recordsQuery), queries.query(calendarsQuery), queries.query(schedulesQuery)];
  const work = location.pathname === '/' ? [queries.query(workflowsQuery), queries.infiniteQuery(tasksQuery('opened'))] : [];
  return Promise.allSettled([...around, ...work]);
}
