import type { Dialect } from './dialect.js';

/** Restricts a look for work to one company, by the primary key: whoever works for another company is not met. Nothing where none is named. */
export function ofCompany(dialect: Dialect, company: string | undefined): { readonly index: string; readonly condition: string; readonly values: readonly string[] } {
  return company === undefined ? { index: '', condition: '', values: [] } : { index: dialect.byPrimary, condition: 'company = ? AND ', values: [company] };
}
