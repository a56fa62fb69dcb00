import type { FieldDefinition } from '../../core/model/data-definition.js';
import type { TaskActionDefinition, WorkflowDefinition } from '../../core/model/definition.js';
import type { Json, JsonObject } from '../../core/model/json.js';
import { bySchema, objectFor } from './by-schema.js';
import { moved, type ActExample, type StartExample } from './examples.js';
import { drawn, type Setting } from './wishes.js';

type Fields = ReadonlyMap<string, FieldDefinition>;

/** The data of a new case: the plan's wishes first, then what an example has, then what the schema takes. */
export function startData(workflow: WorkflowDefinition, example: StartExample | undefined, wishes: JsonObject, setting: Setting, alike: (person: string) => readonly string[]): JsonObject {
  const { fields } = workflow.data;
  const before = example ? varied(moved(example.data, example.on, setting.today), workflow, setting, alike) : {};
  const required = [...fields.values()].filter((field) => field.required).map(({ id }) => id);
  return filled(new Set([...required, ...Object.keys(before)]), fields, before, wishes, setting);
}

/** What somebody writes with an action. @param given what the step lets the person write */
export function actValues(
  { data }: Pick<WorkflowDefinition, 'data'>,
  action: TaskActionDefinition,
  { given, example, wishes }: { readonly given: Readonly<Record<string, 'editable' | 'required'>>; readonly example: ActExample | undefined; readonly wishes: JsonObject },
  setting: Setting,
): { readonly fields: JsonObject; readonly input: JsonObject } {
  const [before, told] = example ? [moved(example.fields, example.on, setting.today), moved(example.input, example.on, setting.today)] : [{}, {}];
  const open = Object.entries(given);
  const names = new Set(open.filter(([id, how]) => how === 'required' || id in before || id in wishes).map(([id]) => id));
  const fields = filled(names, data.fields, before, wishes, setting);
  if (!action.input) return { fields, input: {} };
  const required = Object.keys(objectFor(action.input, setting));
  const inputs = action.inputFields ?? new Map<string, FieldDefinition>();
  return { fields, input: filled(new Set([...required, ...Object.keys(told)]), inputs, told, wishes, setting) };
}

/** Those that write nothing but what the step lets the person write; of these, those that write what it asks for. */
export function fittingExamples(examples: readonly ActExample[], given: Readonly<Record<string, 'editable' | 'required'>>): readonly ActExample[] {
  const fitting = examples.filter(({ fields }) => Object.keys(fields).every((name) => name in given));
  const whole = fitting.filter(({ fields }) => Object.entries(given).every(([name, how]) => how === 'editable' || name in fields));
  return whole.length > 0 ? whole : fitting;
}

function filled(names: ReadonlySet<string>, fields: Fields, before: JsonObject, wishes: JsonObject, setting: Setting): JsonObject {
  const values = [...names].sort().flatMap((name): [string, Json][] => {
    const { schema } = fields.get(name) ?? {};
    const wish = wishes[name];
    if (wish !== undefined) return [[name, fitted(drawn(wish, setting), schema)]];
    if (before[name] !== undefined) return [[name, before[name]]];
    return schema ? [[name, bySchema(schema, setting)]] : [];
  });
  return Object.fromEntries(values);
}

/** A figure as text, where the field keeps figures as text. */
function fitted(value: Json, schema: JsonObject | undefined): Json {
  return typeof value === 'number' && schema?.['type'] === 'string' ? String(value) : value;
}

/** Another case than the example: other people of the same posts, and names of its own where no two cases may have the same. */
function varied(data: JsonObject, { data: { fields }, claims, record }: WorkflowDefinition, { draw, n }: Setting, alike: (person: string) => readonly string[]): JsonObject {
  const keys = new Set([...(record?.key ?? []), ...[...claims.values()].flatMap(({ key }) => key.map(({ text }) => text))]);
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const schema = fields.get(name)?.schema;
      if (typeof value !== 'string' || !schema) return [name, value];
      if (schema['x-refers'] === 'person') return [name, draw.pick(alike(value)) ?? value];
      const free = schema['type'] === 'string' && !('format' in schema) && !('enum' in schema) && !('pattern' in schema) && !('x-refers' in schema);
      return [name, keys.has(name) && free && draw.chance(0.8) ? `${value}-${n}` : value];
    }),
  );
}
