import { useSearchParams } from 'react-router';
import { TASK_SORTS, type TaskSort } from '../../api/queries.js';

/** The order of the list; it stands in the address, so that whoever comes back from a task finds it again. */
export function useSort(): readonly [TaskSort, (sort: TaskSort) => void] {
  const [search, setSearch] = useSearchParams();
  const sort = TASK_SORTS.find((one) => one === search.get('sort')) ?? 'opened';
  return [sort, (to) => setSearch(to === 'opened' ? {} : { sort: to }, { replace: true })];
}
