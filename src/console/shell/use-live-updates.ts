import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const LISTS = [['tasks'], ['cases'], ['postings'], ['copies']];

/** What follows from an event a moment later: people are told once it has been published. */
const FOLLOWING = [['notices']];
const FOLLOWING_MS = 1_200;

/**
 * Keeps what is shown up to date while the page is in front: what happened to a case makes that case and the lists be
 * asked for again. A page in the background holds no connection; when it comes back, it asks for everything, and whoever
 * is let in no more is asked for.
 */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let source: EventSource | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    /** Something else has happened before then: where much happens, the lists are asked for in that rhythm. */
    let more = false;
    const refresh = (keys: readonly (readonly string[])[]): void => {
      for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
    };
    const happened = (keys: readonly (readonly string[])[]): void => {
      refresh(keys);
      if (later !== undefined) {
        more = true;
        return;
      }
      refresh(LISTS);
      later = setTimeout(() => {
        refresh(more ? [...LISTS, ...FOLLOWING] : FOLLOWING);
        [later, more] = [undefined, false];
      }, FOLLOWING_MS);
    };
    const listen = (): void => {
      source = new EventSource('/api/v1/events');
      source.addEventListener('case', (event) => {
        const { case: id } = JSON.parse(String(event.data)) as { case: string };
        happened([['case', id]]);
      });
      source.addEventListener('other', () => happened([]));
      source.addEventListener('error', () => {
        if (source?.readyState === EventSource.CLOSED) refresh([['me']]);
      });
    };
    const follow = (): void => {
      if (document.visibilityState === 'hidden') {
        source?.close();
        source = undefined;
      } else if (!source) {
        listen();
        refresh([['case'], ...LISTS, ...FOLLOWING]);
      }
    };
    listen();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearTimeout(later);
      source?.close();
    };
  }, [queries]);
}
