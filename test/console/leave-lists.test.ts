import { expect, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { leaveLists } from '../../src/console/api/leave-lists.js';

const row = (name: string, id: string) => ({ case: name, id, workflow: 'loan' });
const [A1, A2, B1, C1] = [row('a', '1'), row('a', '2'), row('b', '1'), row('c', '1')];

test('tasks leave every list at once, on whichever page they stand, and come back where nothing was done', async () => {
  const queries = new QueryClient();
  const lists = { pages: [{ rows: [A1, A2], next: 'x' }, { rows: [B1, C1], next: null }], pageParams: [null, 'x'] };
  queries.setQueryData(['tasks', 'opened'], lists);
  queries.setQueryData(['tasks', 'due'], { pages: [{ rows: [C1, B1], next: null }], pageParams: [null] });
  queries.setQueryData(['cases'], 'others');
  const putBack = await leaveLists(queries, (one) => one.id === '1' && one.case !== 'c');
  expect(queries.getQueryData(['tasks', 'opened'])).toEqual({ pages: [{ rows: [A2], next: 'x' }, { rows: [C1], next: null }], pageParams: [null, 'x'] });
  expect(queries.getQueryData(['tasks', 'due'])).toEqual({ pages: [{ rows: [C1], next: null }], pageParams: [null] });
  expect(queries.getQueryData(['cases'])).toBe('others');
  putBack();
  expect(queries.getQueryData(['tasks', 'opened'])).toEqual(lists);
  queries.clear();
});

test('an answer that was asked for before does not bring them back', async () => {
  const queries = new QueryClient();
  queries.setQueryData(['tasks', 'opened'], { pages: [{ rows: [A1] }], pageParams: [null] });
  let arrive: (lists: object) => void = () => undefined;
  const late = new Promise<object>((resolve) => (arrive = resolve));
  const asked = queries.query({ queryKey: ['tasks', 'opened'], queryFn: () => late });
  await leaveLists(queries, ({ case: id }) => id === 'a');
  arrive({ pages: [{ rows: [A1] }], pageParams: [null] });
  await asked.catch(() => undefined);
  expect(queries.getQueryData(['tasks', 'opened'])).toEqual({ pages: [{ rows: [] }], pageParams: [null] });
  queries.clear();
});
