import type { CompiledRulebook } from '../../core/case/compiled.js';
import { decimalFrom } from '../../core/expression/values/decimal.js';
import { daysOf } from '../../core/expression/period-text.js';
import { ENGINE } from '../../core/model/actor.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import { isJsonObject, type Json, type JsonObject } from '../../core/model/json.js';
import type { RegisterExpectation } from '../../core/model/scenario.js';
import type { Database } from '../ports/database.js';
import { oneRulebook } from '../one-rulebook.js';
import { drawRows } from '../registers/draw-rows.js';
import { reckoned, type ReadRegister } from '../registers/registers.js';
import type { Touched } from './touched.js';

/** The first thing in a register that is not as expected, as a sentence; undefined when all is. @param touched told which articles the register carries out */
export async function checkRegister(id: string, expected: RegisterExpectation, rulebook: CompiledRulebook, { reader, clock }: Pick<Database, 'reader' | 'clock'>, touched: Touched): Promise<string | undefined> {
  const definition = rulebook.definition.registers.get(id);
  if (!definition) return `Expected a register of the rulebook, but there is no "${id}".`;
  for (const { article } of [definition, ...definition.columns.values()]) if (article !== undefined) touched.article(article);
  const moment = { at: clock.now(), actor: ENGINE };
  const drawn = await drawRows(definition, { reader, rulebooks: oneRulebook(rulebook), rulebook }, moment, daysOf(expected.period ?? '') ?? {});
  if (typeof drawn === 'string') return drawn;
  const [fault] = drawn.faults;
  if (fault) return `Expected every cell of the register "${id}" to have a value, but ${fault.column === undefined ? '' : `in "${fault.column}": `}${fault.message}`;
  const found = reckoned(definition, rulebook, moment, drawn, {});
  return difference(`the rows of the register "${id}"`, expected.rows, found.rows.map(({ values }) => values))
    ?? difference(`the groups of the register "${id}"`, expected.groups, groupsOf(found))
    ?? difference(`the totals of the register "${id}"`, expected.totals && [expected.totals], [found.totals]);
}

/** Each group as one map: its keys under the names of their columns, or of the period, and its totals. */
function groupsOf({ groups, groupedBy }: ReadRegister): readonly JsonObject[] {
  const names = groupedBy.map((key) => ('column' in key ? key.column : key.period));
  return groups.map(({ keys, totals }) => ({ ...Object.fromEntries(names.map((name, index) => [name, keys[index] ?? null])), ...totals }));
}

function difference(what: string, expected: readonly JsonObject[] | undefined, found: readonly JsonObject[]): string | undefined {
  if (!expected) return undefined;
  const named = found.map((one, index) => Object.fromEntries(Object.keys(expected[index] ?? one).map((name) => [name, one[name] ?? null])));
  const [wanted, seen] = [plain(expected), plain(named)];
  return wanted === seen ? undefined : `Expected ${what} to be ${wanted}, but found ${seen}.`;
}

/** Numbers written as text count as numbers: 2.50 is 2.5. */
function plain(value: Json): string {
  return canonicalJson(normal(value));
}

function normal(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(normal);
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, normal(one)]));
  if (typeof value === 'number' || typeof value === 'string') return decimalFrom(String(value))?.toFixed() ?? value;
  return value;
}
