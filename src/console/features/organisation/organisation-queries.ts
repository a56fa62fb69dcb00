import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, client, type Schemas } from '../../api/client.js';
import type { Text } from '../../api/shapes.js';

/** A post that somebody holds, both days included; open where absent. */
export interface Holding {
  readonly post: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Person {
  readonly name: Text;
  readonly department?: string;
  readonly roles: readonly Schemas['MeDto']['roles'][number][];
  readonly active: boolean;
  readonly posts: readonly Holding[];
  readonly email?: string;
  readonly mobile?: string;
  readonly userName?: string;
  readonly externalId?: string;
}

export interface Department {
  readonly title: Text;
  /** Post of its head. */
  readonly head?: string;
  readonly within?: string;
}

export interface Organisation {
  readonly kept: boolean;
  readonly version: string | null;
  readonly number: number | null;
  readonly departments: Readonly<Record<string, Department>>;
  readonly people: Readonly<Record<string, Person>>;
}

export interface OrganisationVersion extends Omit<Schemas['OrganisationVersionDto'], 'change'> {
  readonly change: { readonly departments: Readonly<Record<string, Department | null>>; readonly people: Readonly<Record<string, Person | null>> };
}

const PAGE = 20;

export const organisationQuery = queryOptions({ queryKey: ['organisation', 'now'], queryFn: async () => (await answer(client.GET('/api/v1/organisation'))) as unknown as Organisation });

export const versionsQuery = infiniteQueryOptions({
  queryKey: ['organisation', 'versions'],
  queryFn: async ({ pageParam }) => (await answer(client.GET('/api/v1/organisation/versions', { params: { query: { limit: PAGE, ...(pageParam !== null && { before: pageParam }) } } }))) as unknown as readonly OrganisationVersion[],
  initialPageParam: null as number | null,
  getNextPageParam: (page: readonly OrganisationVersion[]) => (page.at(-1)?.number ?? 1) > 1 ? (page.at(-1)?.number ?? null) : null,
});

/** Says which version a change was made from; null where nothing is kept yet. */
export function seen(version: string | null): { readonly 'If-Match'?: string; readonly 'If-None-Match'?: string } {
  return version === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` };
}

/** Whether somebody holds a post on a day. */
export function isHeld({ from, to }: Holding, day: string | undefined): boolean {
  return day === undefined || ((from === undefined || from <= day) && (to === undefined || to >= day));
}
