import { useQuery } from '@tanstack/react-query';
import { outlineQuery, peopleQuery } from '../api/queries.js';
import type { Seat } from '../api/shapes.js';
import { isolated } from '../texts/isolated.js';
import { useTexts } from '../texts/use-texts.js';

export interface Names {
  readonly person: (id: string) => string;
  readonly post: (id: string) => string;
  readonly department: (id: string) => string;
  readonly table: (id: string) => string;
  readonly workflow: (id: string) => string;
  readonly ledger: (id: string) => string;
  /** Title of an article; undefined where the rulebook lists none. */
  readonly article: (id: string) => string | undefined;
  readonly seat: (seat: Seat) => string;
  /** A candidate as lists name it: `post:…`, `person:…`, `department:…`. */
  readonly candidate: (token: string) => string;
}

/**
 * What the rulebook calls its parts; ids stand for themselves where it does not know them.
 * @param version the one that a case is pinned to
 */
export function useNames(version?: string): Names {
  const { say, t } = useTexts();
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: outline } = useQuery(outlineQuery(version));
  const find = (parts: readonly { readonly id: string; readonly title: unknown }[] | undefined, id: string): string | undefined => {
    const part = parts?.find((one) => one.id === id);
    return part && say(part.title as Readonly<Record<string, unknown>>);
  };
  const names = {
    person: (id: string) => {
      if (id === 'engine') return t('engine');
      if (id.startsWith('schedule:')) return t('schedules.starter');
      const found = people.find((one) => one.id === id);
      return isolated(found ? say(found.name) : id);
    },
    post: (id: string) => find(outline?.posts, id) ?? id,
    department: (id: string) => find(outline?.departments, id) ?? id,
    table: (id: string) => find(outline?.tables, id) ?? id,
    workflow: (id: string) => find(outline?.workflows, id) ?? id,
    ledger: (id: string) => find(outline?.ledgers, id) ?? id,
    article: (id: string) => find(outline?.articles, id),
  };
  const seat = ({ post, person, department }: Seat): string => (person !== undefined ? names.person(person) : post !== undefined ? names.post(post) : names.department(department ?? ''));
  return {
    ...names,
    seat,
    candidate: (token) => {
      const [kind = '', ...rest] = token.split(':');
      return seat({ [kind]: rest.join(':') });
    },
  };
}
