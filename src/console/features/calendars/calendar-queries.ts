import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client, type Schemas } from '../../api/client.js';

export type CalendarYear = Schemas['CalendarYearDto'];
export type CalendarDay = CalendarYear['days'][number];

/** What a day is: an ordinary working day, an ordinary day of rest, a holiday, or a make-up day. */
export type DayKind = 'working' | 'rest' | 'holiday' | 'worked';

export const calendarYearQuery = (calendar: string, year: number) =>
  queryOptions({
    queryKey: ['calendars', calendar, year],
    queryFn: () => answer(client.GET('/api/v1/calendars/{calendar}/{year}', { params: { path: { calendar, year } } })),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });

export const reckoningQuery = (calendar: string, from: string, days: number) =>
  queryOptions({
    queryKey: ['calendars', calendar, 'reckoning', from, days],
    queryFn: () => answer(client.GET('/api/v1/calendars/{calendar}/reckoning', { params: { path: { calendar }, query: { from, days } } })),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
    retry: false,
  });

export function kindOf({ by, working }: CalendarDay): DayKind {
  return by === 'week' ? (working ? 'working' : 'rest') : by;
}
