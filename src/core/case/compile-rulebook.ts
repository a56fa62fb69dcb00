import { calendarsOf } from '../calendar/calendars.js';
import { compileTable } from '../decision/compile-table.js';
import { compileFormula } from '../decision/formula/compile-formula.js';
import { constantsOf } from '../decision/constants.js';
import { compileCondition, compileExpression, type Evaluator, type Scope, type Surroundings } from '../expression/compile.js';
import { feelName } from '../expression/feel-name.js';
import { compileMachine } from '../machine/compile-machine.js';
import type { RulebookDefinition, WorkflowDefinition } from '../model/definition.js';
import type { Expression } from '../model/expression.js';
import type { JsonObject } from '../model/json.js';
import { sharedNames } from '../rulebook/names/shared-names.js';
import { TABLE_NAMES, WORKFLOW_NAMES } from '../rulebook/names/standing-names.js';
import { newSchemaValidator, type SchemaFault } from '../rulebook/schema-validator.js';
import { caseBehaviour } from './behaviour.js';
import { clockedStates } from './clocks.js';
import type { CompiledRulebook, CompiledWorkflow } from './compiled.js';


/**
 * @param definition checked; with errors in it, compiling may throw
 * @param version content hash of the whole
 * @param hash SHA-256 (hex) of a text; the core has none of its own
 */
export function compileRulebook(definition: RulebookDefinition, version: string, hash: (text: string) => string): CompiledRulebook {
  const workflows = new Map<string, CompiledWorkflow>();
  const shared = sharedNames(definition);
  const calendars = calendarsOf(definition);
  const around = { names: [...shared, ...TABLE_NAMES], constants: constantsOf(definition), hash, edition: definition.edition };
  const tables = new Map([...definition.tables].map(([id, table]) => [id, compileTable(table, around)]));
  const formulas = new Map([...definition.formulas].map(([id, formula]) => [id, compileFormula(formula, around)]));
  const parameters = Object.fromEntries(around.constants.values);
  const rulebook: CompiledRulebook = { definition, version, parameters, ...(calendars && { calendars }), tables, formulas, workflows };
  for (const workflow of definition.workflows.values()) workflows.set(workflow.id, compileWorkflow(workflow, rulebook, shared));
  return rulebook;
}

function compileWorkflow(definition: WorkflowDefinition, rulebook: CompiledRulebook, shared: readonly string[]): CompiledWorkflow {
  const surroundings: Surroundings = {
    names: [...shared, ...WORKFLOW_NAMES, ...[...definition.facts.keys()].map(feelName), ...definition.data.fields.keys()],
    timeZone: rulebook.definition.timeZone,
  };
  const evaluators = onceEach<Expression, Evaluator>((expression) => compileExpression(expression, surroundings));
  const conditions = onceEach<Expression, (scope: Scope) => boolean>((guard) => compileCondition(guard, surroundings));
  const validators = onceEach<JsonObject, (value: unknown) => readonly SchemaFault[]>(newSchemaValidator);
  const fields = new Set(definition.data.fields.keys());
  return {
    definition,
    rulebook,
    machine: compileMachine(definition, caseBehaviour),
    clocked: clockedStates(definition.states.values()),
    evaluate: (expression, scope) => evaluators(expression)(scope),
    holds: (guard, scope) => conditions(guard)(scope),
    dataFaults: (data) => [...unknownFields(data, fields), ...validators(definition.data.schema)(data)].slice(0, 20),
    inputFaults: (action, input) => (action.input ? validators(action.input)(input) : unknownFields(input, new Set())),
    signalFaults: (signal, data) => validators(definition.signals.get(signal)?.schema ?? {})(data),
  };
}

function unknownFields(data: JsonObject, known: ReadonlySet<string>): readonly SchemaFault[] {
  return Object.keys(data)
    .filter((name) => !known.has(name))
    .map((name) => ({ path: `/${name}`, message: `expected one of ${[...known].join(', ') || 'no field at all'}, but found "${name}"` }));
}

function onceEach<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
