import { useSearchParams } from 'react-router';

/** What the API calls them. */
export const DEVIATIONS = ['jump', 'override', 'missed-deadline', 'gap', 'reopened'] as const;
export const STATUSES = ['open', 'completed', 'cancelled'] as const;

const NAMES = ['person', 'article', 'deviation', 'workflow', 'outcome', 'status', 'amountFrom', 'amountTo', 'from', 'to'] as const;

/** What is looked for; days as YYYY-MM-DD. */
export type Search = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

/** What is looked for stands in the address, so that it can be kept and sent. */
export function useSearch(): readonly [Search, (name: keyof Search, value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const search = Object.fromEntries(NAMES.flatMap((name) => (params.has(name) ? [[name, params.get(name)]] : []))) as Search;
  const change = (name: keyof Search, value: string | undefined): void => {
    const next = new URLSearchParams(params);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    // How a case ended is one of the ends of its workflow.
    if (name === 'workflow') next.delete('outcome');
    setParams(next, { replace: true });
  };
  return [search, change];
}

/** As the API asks it: days begin at midnight of the browser's zone, and the last one is included. */
export function toQuery({ from, to, ...rest }: Search): Readonly<Record<string, string>> {
  const midnight = (day: string, later: number): string => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date + later).toISOString();
  };
  return { ...rest, ...(from !== undefined && { startedFrom: midnight(from, 0) }), ...(to !== undefined && { startedBefore: midnight(to, 1) }) };
}
