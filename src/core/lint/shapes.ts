/** What expressions may ask the values of a rulebook for. */
import { feelName } from '../expression/feel-name.js';
import type { Shape } from '../expression/members.js';
import type { FieldDefinition } from '../model/data-definition.js';
import type { RulebookDefinition, WorkflowDefinition } from '../model/definition.js';
import type { FormulaDefinition } from '../model/formula.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import type { RegisterDefinition } from '../model/register.js';
import { objectsIn } from './walk.js';

type Shapes = ReadonlyMap<string, Shape>;

const STANDING: Shapes = new Map([
  ['case', withMembers('id', 'workflow', 'starter', 'date', 'revision')],
  ['actor', withMembers('id', 'name', 'posts', 'departments')],
  ['seat', withMembers('post', 'person', 'department')],
]);

/** What the expressions of a schedule see. */
export const SHAPES_OF_SCHEDULES: Shapes = new Map([['period', withMembers('start', 'end')]]);

/** Keywords under which a schema may say more than its own `properties` do. */
const OPEN = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'];

/** Tables with several outputs, scores and allocations: a call gives what they come to by name. */
export function shapesOfRulebook({ tables, formulas }: RulebookDefinition): Shapes {
  return new Map([...[...formulas.values()].map((formula) => [feelName(formula.id), { result: shapeOfAnswer(formula) }] as const), ...[...tables.values()].map(({ id, outputs }) => [feelName(id), outputs.length > 1 ? { result: withMembers(...outputs.map((one) => one.id)) } : {}] as const)]);
}

function shapeOfAnswer(formula: FormulaDefinition): Shape {
  switch (formula.kind) {
    case 'score':
      return withMembers('total', ...formula.items.map(({ id }) => id));
    case 'allocation':
      return { members: new Map([['given', withMembers('id', formula.way.kind === 'balanced' ? 'to' : 'units')], ['waiting', {}], ['undecided', {}], ...(formula.way.kind === 'balanced' ? [] : [['left', {}] as const])]) };
    case 'rate':
      return {};
  }
}

/** The fields of its cases, the items of their lists, and the case. What several workflows have differently is asked of nobody. */
export function shapesOfRegister({ workflows }: RulebookDefinition, { of }: RegisterDefinition): Shapes {
  const drawn = of.flatMap(({ workflow, each }) => [{ fields: [...(workflows.get(workflow)?.data.fields.values() ?? [])], each }]);
  const several = drawn.length > 1;
  const fields = drawn.flatMap(({ fields: own }) => own.map(({ id, schema }) => [feelName(id), several ? {} : shapeOf(schema)] as const));
  const item = several ? {} : shapeOf(drawn[0]?.fields.find(({ id }) => id === drawn[0]?.each)?.schema);
  return new Map([...fields, ['item', item], ['case', withMembers('id', 'workflow', 'starter', 'date', 'revision', 'status', 'startedAt', 'changedAt')]]);
}

/** The case, who acts, the fields of its data, and what may come with a trigger. */
export function shapesOfWorkflow(workflow: WorkflowDefinition): Shapes {
  return new Map([...STANDING, ['event', shapeOfEvent(workflow)], ...[...workflow.data.fields.values()].map(({ id, schema }) => [id, shapeOf(schema)] as const)]);
}

/** What people and signals bring; nobody knows what a job or another case will answer. */
function shapeOfEvent({ root, signals }: WorkflowDefinition): Shape {
  const objects = objectsIn(root);
  if (objects.some((one) => (one['kind'] === 'job' || one['kind'] === 'letter' || one['kind'] === 'start' || one['kind'] === 'collect') && one['then'] !== undefined)) return {};
  const inputs = objects.flatMap(({ inputFields }) => (inputFields instanceof Map ? [inputFields as TaskFields] : []));
  const fields = [...inputs, ...[...signals.values()].map(({ fields: own = new Map() }) => own as TaskFields)].flatMap((one) => [...one.values()]);
  return { members: new Map(fields.map(({ id, schema }) => [id, shapeOf(schema)])) };
}

type TaskFields = ReadonlyMap<string, FieldDefinition>;

function shapeOf(schema: Json | undefined): Shape {
  if (!isJsonObject(schema) || OPEN.some((keyword) => keyword in schema)) return {};
  if (schema['type'] === 'attachment') return withMembers('file', 'name', 'type', 'bytes');
  if (schema['type'] === 'array') return shapeOf(schema['items']);
  const properties = schema['properties'];
  return schema['type'] === 'object' && isJsonObject(properties) ? { members: membersOf(properties) } : {};
}

function membersOf(properties: JsonObject): Shapes {
  return new Map(Object.entries(properties).map(([name, schema]) => [name, shapeOf(schema)]));
}

function withMembers(...names: readonly string[]): Shape {
  return { members: new Map(names.map((name) => [name, {}])) };
}
