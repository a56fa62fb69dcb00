import { useQuery } from '@tanstack/react-query';
import { clockQuery } from '../api/queries.js';

/** Today by the server's clock, as an ISO date in the time zone of the rulebook; undefined until the clock is known. */
export function useToday(): string | undefined {
  const { data: clock } = useQuery(clockQuery);
  return clock && new Intl.DateTimeFormat('sv-SE', { timeZone: clock.timeZone }).format(new Date(clock.now));
}
