import type { Dialect } from './dialect.js';

/** Restricts a look for work to one company, by its own index: whoever works for another company is not met. Nothing where none is named. */
export function ofCompany(dialect: Dialect, table: 'timer' | 'job' | 'occurrence', company: string | undefined): { readonly index: string; readonly condition: string; readonly values: readonly string[] } {
  return company === undefined ? { index: '', condition: '', values: [] } : { index: dialect.byIndex(`${table}_by_company`), condition: 'company = ? AND ', values: [company] };
}
