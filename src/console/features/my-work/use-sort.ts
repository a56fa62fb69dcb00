import { useSearchParams } from 'react-router';
import { TASK_SORTS, type TaskSort } from '../../api/queries.js';

const KEPT_AS = 'task-sort';

/** The order of the list: as the address says, or else as it was chosen last on this device. */
export function chosenSort(search: URLSearchParams): TaskSort {
  const wanted = search.get('sort') ?? localStorage.getItem(KEPT_AS);
  return TASK_SORTS.find((one) => one === wanted) ?? 'opened';
}

export function useSort(): readonly [TaskSort, (sort: TaskSort) => void] {
  const [search, setSearch] = useSearchParams();
  return [
    chosenSort(search),
    (to) => {
      localStorage.setItem(KEPT_AS, to);
      setSearch(to === 'opened' ? {} : { sort: to }, { replace: true });
    },
  ];
}
