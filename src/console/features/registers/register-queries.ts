import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client, type Schemas } from '../../api/client.js';
import type { Language } from '../../texts/use-texts.js';

export type Register = Schemas['RegisterDto'];
export type RegisterColumn = Schemas['RegisterColumnDto'];
export type ReadRegister = Schemas['ReadRegisterDto'];
export type RegisterRow = Schemas['RegisterRowDto'];

/** What is asked of a register; the address of the page holds it in the words of the API. */
export interface Asked {
  readonly period?: string;
  readonly from?: string;
  readonly until?: string;
  readonly where: readonly string[];
  readonly order?: string;
  readonly groups?: string;
}

const TEXTS = ['period', 'from', 'until', 'order', 'groups'] as const;

export function askedIn(search: URLSearchParams): Asked {
  const texts = TEXTS.flatMap((name) => (search.get(name) === null ? [] : [[name, search.get(name)] as const]));
  return { where: search.getAll('where'), ...Object.fromEntries(texts) };
}

/** The same as the end of an address. */
export function addressPart({ where, ...texts }: Asked): string {
  return new URLSearchParams([...Object.entries(texts), ...where.map((one) => ['where', one])] as [string, string][]).toString();
}

export function registerQuery(id: string, asked: Asked, page: { readonly offset: number; readonly limit: number }) {
  return queryOptions({
    queryKey: ['register', id, asked, page],
    queryFn: () => readPage(id, asked, page),
    placeholderData: keepPreviousData,
  });
}

/** Every row as a page for paper, in HTML. */
export function paperOf(id: string, { where, ...asked }: Asked, language: Language): Promise<string> {
  return answer(client.GET('/api/v1/registers/{register}/print', { params: { path: { register: id }, query: { ...asked, where: [...where], language } }, parseAs: 'text' }));
}

function readPage(id: string, { where, ...asked }: Asked, page: { readonly offset: number; readonly limit: number }): Promise<ReadRegister> {
  return answer(client.GET('/api/v1/registers/{register}', { params: { path: { register: id }, query: { ...asked, ...page, where: [...where] } } }));
}
