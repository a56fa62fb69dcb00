import type { CompiledRulebook } from '../../core/case/compiled.js';
import { compileRegister, type RegisterMoment } from '../../core/register/compile-register.js';
import type { RegisterFault, RegisterRow } from '../../core/register/register-row.js';
import { filterRows, sortRows, type RowFilter } from '../../core/register/select-rows.js';
import type { RegisterDefinition } from '../../core/model/register.js';
import type { CaseReader } from '../ports/case-reader.js';
import type { Rulebooks } from '../rulebook-library.js';

/** A register is read whole, so that it has to be of a size that people read. */
export const ROWS_MAX = 10_000;
/** So many cases are looked through for the rows that are wanted. */
export const CASES_MAX = 100_000;
const FAULTS_MAX = 50;
const CASES_AT_ONCE = 200;

export interface DrawnRows {
  readonly rows: readonly RegisterRow[];
  readonly faults: readonly RegisterFault[];
}

export interface RegisterSources {
  readonly reader: Pick<CaseReader, 'cases'>;
  readonly rulebooks: Pick<Rulebooks, 'compiled'>;
  /** The version in force, which has the register. */
  readonly rulebook: CompiledRulebook;
}

/** Rows that are wanted, in the register's order; the oldest case first where it has none. A sentence where there are too many. */
export async function drawRows(definition: RegisterDefinition, { reader, rulebooks, rulebook }: RegisterSources, moment: RegisterMoment, filter: RowFilter): Promise<DrawnRows | string> {
  const register = compileRegister(definition, rulebook);
  const { company } = rulebook.definition;
  const rows: RegisterRow[] = [];
  const faults: RegisterFault[] = [];
  let seen = 0;
  for (const workflow of new Set(definition.of.map((source) => source.workflow))) {
    for (let after: string | null = ''; after !== null; ) {
      const page: Awaited<ReturnType<CaseReader['cases']>> = await reader.cases(company, { workflow }, { limit: CASES_AT_ONCE, ...(after !== '' && { after }) });
      for (const { state, updatedAt } of page.rows) {
        const pinned = (await rulebooks.compiled(company, state.version)) ?? rulebook;
        const drawn = register.rowsOf({ state, changedAt: updatedAt }, pinned, moment);
        const wanted = filterRows(drawn.rows, filter);
        rows.push(...wanted.toReversed());
        if (faults.length < FAULTS_MAX) faults.push(...drawn.faults.filter(isWanted(drawn.rows, wanted)));
      }
      seen += page.rows.length;
      if (rows.length > ROWS_MAX) return `Expected at most ${ROWS_MAX} rows, but there are more: name a shorter period, or filter by a column.`;
      if (seen > CASES_MAX) return `Expected at most ${CASES_MAX} cases to look through, but there are more.`;
      after = page.next;
    }
  }
  return { rows: sortRows(rows.toReversed(), definition.order, definition.columns), faults: faults.slice(0, FAULTS_MAX) };
}

/** Faults of rows that nobody has asked for are left out; those that kept a row from being told are not. */
function isWanted(all: readonly RegisterRow[], wanted: readonly RegisterRow[]): (fault: RegisterFault) => boolean {
  return ({ item }) => !all.some((row) => row.item === item) || wanted.some((row) => row.item === item);
}
