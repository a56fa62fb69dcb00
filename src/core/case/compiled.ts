/**
 * What deciding works with: a rulebook compiled, one command being carried out, and the case in the middle of it. The
 * six types need each other, so they live in one file.
 */
import type { Calendars } from '../calendar/calendars.js';
import type { CompiledTable } from '../decision/compile-table.js';
import type { CompiledFormula } from '../decision/formula/compile-formula.js';
import type { Scope } from '../expression/compile.js';
import type { Machine } from '../machine/compile-machine.js';
import type { Reckoning } from '../model/calendar.js';
import type { CaseState } from '../model/case-state.js';
import type { Command } from '../model/command.js';
import type { DecisionRecord } from '../model/decision-record.js';
import type { RulebookDefinition, SlaDefinition, StateDefinition, TaskActionDefinition, TransitionDefinition, WorkflowDefinition } from '../model/definition.js';
import type { Expression } from '../model/expression.js';
import type { CaseEvent } from '../model/event.js';
import type { Seat } from '../model/task-terms.js';
import type { Json, JsonObject } from '../model/json.js';
import type { SchemaFault } from '../rulebook/schema-validator.js';

/** A rulebook version ready to decide: every machine, table, expression and schema compiled once. */
export interface CompiledRulebook {
  readonly definition: RulebookDefinition;
  /** Content hash of the version. */
  readonly version: string;
  /** The parameters' values, by their FEEL names. */
  readonly parameters: Scope;
  /** Absent where the rulebook names no calendar. */
  readonly calendars?: Calendars;
  readonly tables: ReadonlyMap<string, CompiledTable>;
  readonly formulas: ReadonlyMap<string, CompiledFormula>;
  readonly workflows: ReadonlyMap<string, CompiledWorkflow>;
}

export interface CompiledWorkflow {
  readonly definition: WorkflowDefinition;
  readonly rulebook: CompiledRulebook;
  readonly machine: Machine<Draft>;
  readonly clocked: readonly ClockedState[];
  evaluate(expression: Expression, scope: Scope): unknown;
  holds(guard: Expression, scope: Scope): boolean;
  dataFaults(data: JsonObject): readonly SchemaFault[];
  inputFaults(action: TaskActionDefinition, input: JsonObject): readonly SchemaFault[];
  signalFaults(signal: string, data: JsonObject): readonly SchemaFault[];
}

/** A state with a clock. */
export type ClockedState = StateDefinition & { readonly sla: SlaDefinition };

/** One command being carried out: what stays the same all through it, and what its evaluations leave behind. */
export interface Deed {
  readonly workflow: CompiledWorkflow;
  readonly command: Command;
  /** Names that do not change during the command: parameters, tables, facts, actor, now and today; made when first asked for. */
  fixed(): Scope;
  /** What expressions see as `event`. */
  readonly payload: Json;
  readonly trace: Trace;
}

/** Filled while expressions run. */
export interface Trace {
  readonly records: DecisionRecord[];
  /** Transitions taken, in order. */
  readonly taken: TransitionDefinition[];
  /** How working time was counted, in order; one reckoning once. */
  readonly counted: Reckoning[];
  /** What an evaluation threw; the machine hides the original behind an error of its own. */
  fault?: unknown;
  /** The case data that was last found to fit its schema. */
  fitting?: JsonObject;
  /** What expressions saw last; it holds as long as the draft stands the same. */
  lastScope?: { readonly state: CaseState; readonly seat: Seat | undefined; readonly scope: Scope };
}

/** A case in the middle of one command: its state so far, and the events that made it so. */
export interface Draft {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** Articles of the transitions taken so far. */
  readonly articles: readonly string[];
  /** Paths of the states entered so far. */
  readonly entered: readonly string[];
  /** The article that what happens now happens by. */
  readonly article?: string | undefined;
  /** Path of the state in which it stands what happens now. */
  readonly within?: string | undefined;
  /** The seat that the acting person fills, while an action is performed. */
  readonly seat?: Seat | undefined;
  /** States that are entered again without what they do at entry: they were never meant to be left. */
  readonly quiet?: ((path: string) => boolean) | undefined;
  readonly deed: Deed;
}
