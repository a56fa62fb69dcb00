import { calendarsQuery, clockQuery, meQuery, outlineQuery, peopleQuery, recordsQuery, registersQuery, schedulesQuery, tasksQuery, workflowQuery, workflowsQuery } from '../api/queries.js';
import { chosenSort } from '../features/my-work/use-sort.js';
import { chosenLanguage } from '../shared/settings.js';
import { readyMoments } from '../texts/use-moments.js';
import { forgetWords, wordsOf } from '../texts/use-texts.js';
import { queries } from './query-client.js';

/**
 * Asks at once for what the first page will need. Resolves when the words are there and it is known who is signed in: a page that is drawn before
 * that is drawn again, piece by piece. What does not come is asked for again by whoever needs it.
 */
export async function askAhead(): Promise<void> {
  const language = chosenLanguage();
  const coming = Promise.allSettled([wordsOf(language).catch(() => forgetWords(language)), queries.query(meQuery).then(() => void askForPage())]);
  readyMoments(language);
  await coming;
}

function askForPage(): Promise<unknown> {
  const around = [queries.query(clockQuery), queries.query(outlineQuery()), queries.query(peopleQuery), queries.query(registersQuery), queries.query(recordsQuery), queries.query(calendarsQuery), queries.query(schedulesQuery)];
  return Promise.allSettled([...around, ...(location.pathname === '/' ? [queries.query(workflowsQuery), askForTasks()] : [])]);
}

/** The tasks, and of what they are tasks: the list names their steps. */
async function askForTasks(): Promise<unknown> {
  const { pages } = await queries.infiniteQuery(tasksQuery(chosenSort(new URLSearchParams(location.search))));
  const workflows = new Set(pages.flatMap(({ rows }) => rows.map(({ workflow }) => workflow)));
  return Promise.allSettled([...workflows].map((workflow) => queries.query(workflowQuery(workflow))));
}
