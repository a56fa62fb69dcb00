/**
 * Registers: tables over cases. Everything here is pure; which cases there are is for the engine. This folder may import
 * the model, expressions, names of rulebooks and what cases are compiled into.
 */
import type { CompiledRulebook } from '../case/compiled.js';
import { newTrace, rulebookScope } from '../case/deed.js';
import { compileCondition, compileExpression, type Evaluator, type Scope } from '../expression/compile.js';
import { dayOf } from '../expression/day-of.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { feelName } from '../expression/feel-name.js';
import { fromFeel, inZone, toFeel } from '../expression/values.js';
import type { Actor } from '../model/actor.js';
import type { CaseState } from '../model/case-state.js';
import type { FieldDefinition } from '../model/data-definition.js';
import type { Expression } from '../model/expression.js';
import type { Json, JsonObject } from '../model/json.js';
import type { RegisterColumn, RegisterDefinition, RegisterSource } from '../model/register.js';
import { standsIn } from '../model/stands-in.js';
import { sharedNames } from '../rulebook/names/shared-names.js';
import { REGISTER_NAMES } from '../rulebook/names/standing-names.js';
import { CELL_SCHEMAS, fitsType, named } from './cell-types.js';
import type { Drawn, RegisterFault, RegisterRow } from './register-row.js';

/** A case as a register sees it. */
export interface RegisteredCase {
  readonly state: CaseState;
  /** Instant of its last command. */
  readonly changedAt: string;
}

/** When somebody reads, and who. */
export interface RegisterMoment {
  readonly at: string;
  readonly actor: Actor;
}

export interface CompiledRegister {
  readonly definition: RegisterDefinition;
  /**
   * The rows of one case: none where no source means it. Figures and rules are those of the version that the case is pinned to.
   * @param pinned that version; what it lacks is taken from the one in force
   */
  rowsOf(one: RegisteredCase, pinned: CompiledRulebook, moment: RegisterMoment): Drawn;
}

/** Where an expression may give nothing that fits: told, and never thrown. */
type Attempt = { readonly value: Json } | { readonly fault: string };

/** @param rulebook the version in force, which has the register */
export function compileRegister(definition: RegisterDefinition, rulebook: CompiledRulebook): CompiledRegister {
  const { timeZone } = rulebook.definition;
  const fields = fieldsOf(definition, rulebook);
  const names = [...sharedNames(rulebook.definition), ...REGISTER_NAMES, ...fields.keys()];
  const compiled = (expression: Expression): Evaluator => compileExpression(expression, { names, timeZone });
  const columns = [...definition.columns.values()].map((column) => ({ column, evaluate: compiled(column.value) }));
  const sources = definition.of.map((source) => ({ source, holds: source.where && compileCondition(source.where, { names, timeZone }) }));
  const { period } = definition;
  const day = period && 'value' in period ? compiled(period.value) : undefined;

  const cell = ({ type, id }: RegisterColumn, evaluate: Evaluator, scope: Scope): Attempt => {
    const found = attempt(() => fromFeel(inZone(evaluate(scope), timeZone), CELL_SCHEMAS[type]));
    if ('fault' in found || fitsType(type, found.value)) return found;
    return { fault: `Expected a value of type ${type} in the column "${id}", but found ${named(found.value)}.` };
  };
  const dayFor = (values: Readonly<Record<string, Json>>, scope: Scope): Attempt => {
    if (!period) return { value: null };
    if ('column' in period) return { value: dayOfValue(values[period.column] ?? null, timeZone) };
    const found = attempt(() => fromFeel(inZone(day?.(scope), timeZone)));
    if ('fault' in found || found.value === null || typeof found.value === 'string') return 'fault' in found ? found : { value: dayOfValue(found.value, timeZone) };
    return { fault: `Expected a day as the period, but found ${named(found.value)}.` };
  };

  const rowsOf: CompiledRegister['rowsOf'] = (one, pinned, moment) => {
    const { state } = one;
    const rows: RegisterRow[] = [];
    const faults: RegisterFault[] = [];
    const meant = sources.filter(({ source }) => means(source, state));
    if (meant.length === 0) return { rows, faults };
    const base = scopeFor(one, { inForce: rulebook, pinned, fields }, moment);
    for (const { source, holds } of meant) {
      for (const { item, index } of itemsOf(source, base)) {
        const scope: Scope = { ...base, item };
        const place = { case: state.id, ...(index !== undefined && { item: index }) };
        const wanted = holds ? attempt(() => holds(scope)) : { value: true };
        if ('fault' in wanted) faults.push({ ...place, message: wanted.fault });
        if (!('value' in wanted) || wanted.value !== true) continue;
        const cells = columns.map(({ column, evaluate }) => [column.id, cell(column, evaluate, scope)] as const);
        for (const [id, found] of cells) if ('fault' in found) faults.push({ ...place, column: id, message: found.fault });
        const values = Object.fromEntries(cells.map(([id, found]) => [id, 'value' in found ? found.value : null]));
        const dated = dayFor(values, scope);
        if ('fault' in dated) faults.push({ ...place, message: dated.fault });
        rows.push({ ...place, revision: state.revision, values, day: 'value' in dated && typeof dated.value === 'string' ? dated.value : null });
      }
    }
    return { rows, faults };
  };
  return { definition, rowsOf };
}

/** The fields that its expressions may name: those of all its workflows. */
function fieldsOf({ of }: RegisterDefinition, { definition }: CompiledRulebook): ReadonlyMap<string, FieldDefinition> {
  return new Map(of.flatMap(({ workflow }) => [...(definition.workflows.get(workflow)?.data.fields.values() ?? [])].map((field) => [feelName(field.id), field] as const)));
}

function means({ workflow, in: states, status }: RegisterSource, state: CaseState): boolean {
  return state.workflow === workflow && status.includes(state.status) && (states.length === 0 || states.some((path) => standsIn(state.value, path)));
}

interface Versions {
  readonly inForce: CompiledRulebook;
  readonly pinned: CompiledRulebook;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
}

function scopeFor({ state, changedAt }: RegisteredCase, { inForce, pinned, fields }: Versions, moment: RegisterMoment): Scope {
  const own = pinned.definition.workflows.get(state.workflow)?.data.fields;
  const data = [...fields].map(([name, field]) => [name, toFeel(state.data[field.id], own?.get(field.id)?.schema ?? field.schema)] as const);
  const { id, workflow, startedBy: starter, date, revision, status, startedAt } = state;
  const about = { id, workflow, starter, status, revision, date, startedAt, changedAt };
  const shared = (rulebook: CompiledRulebook): Scope => rulebookScope(rulebook, moment, date, newTrace());
  return { ...(inForce.version === pinned.version ? {} : shared(inForce)), ...shared(pinned), ...Object.fromEntries(data), case: toFeel(about, CASE_SCHEMA) };
}

const CASE_SCHEMA: JsonObject = { type: 'object', properties: { date: { format: 'date' }, startedAt: { format: 'date-time' }, changedAt: { format: 'date-time' } } };

function itemsOf({ each }: RegisterSource, scope: Scope): readonly { readonly item: unknown; readonly index?: number }[] {
  if (each === undefined) return [{ item: null }];
  const list = scope[feelName(each)];
  return Array.isArray(list) ? (list as readonly unknown[]).map((item, index) => ({ item, index })) : [];
}

function attempt(evaluate: () => Json): Attempt {
  try {
    return { value: evaluate() };
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof TypeError) return { fault: error.message };
    throw error;
  }
}

function dayOfValue(value: Json, timeZone: string): string | null {
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value) ? dayOf(value, timeZone) : null;
}
