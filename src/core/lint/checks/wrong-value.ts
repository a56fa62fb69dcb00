import { kindOfResult, literalText, misplacedTests, type ValueKind } from '../../expression/kinds.js';
import type { ActionDefinition } from '../../model/action-definition.js';
import type { DataDefinition } from '../../model/data-definition.js';
import type { RulebookDefinition, WorkflowDefinition } from '../../model/definition.js';
import type { Expression } from '../../model/expression.js';
import type { JsonObject } from '../../model/json.js';
import type { TimeAsked } from '../../model/sla.js';
import { nearestName } from '../../rulebook/nearest-name.js';
import type { Check, Finding } from '../check.js';
import { namesInWorkflow } from '../names.js';
import { expressionsIn, objectsIn } from '../walk.js';

/** An expression of a workflow whose value can never be what its place needs: `guard: '"yes"'`, `for: 5`, `a = = b`. */
export const wrongValue: Check = {
  rule: 'wrong-value',
  severity: 'error',
  find: (definition) => [...definition.workflows.values()].flatMap((workflow) => new Look(definition, workflow).findings()),
};

const WORDS: Readonly<Record<ValueKind, string>> = {
  number: 'a number',
  text: 'a text',
  boolean: 'true or false',
  list: 'a list',
  context: 'a context',
  moment: 'a date or time',
  calculation: 'a calculation',
  test: 'a test, which asks for a value before it',
};

type Action<Kind extends ActionDefinition['kind']> = Extract<ActionDefinition, { kind: Kind }>;

class Look {
  private readonly names: readonly string[];
  private readonly kinds: ReadonlyMap<string, ValueKind>;

  constructor(
    private readonly definition: RulebookDefinition,
    private readonly workflow: WorkflowDefinition,
  ) {
    this.names = namesInWorkflow(definition, workflow);
    this.kinds = kindsOfFields(workflow.data);
  }

  findings(): readonly Finding[] {
    const { root, calendar, claims, facts, startedBy } = this.workflow;
    const parts = objectsIn([root, claims, facts, startedBy, this.workflow.signals]);
    const found = (key: string): readonly Expression[] => parts.flatMap((part) => (isExpression(part[key]) ? [part[key]] : []));
    const actions = <Kind extends ActionDefinition['kind']>(...kinds: readonly Kind[]): readonly Action<Kind>[] => parts.filter((part): part is typeof part & Action<Kind> => kinds.includes(part['kind'] as Kind) && 'at' in part);
    return [
      ...expressionsIn([root, calendar, claims, facts, startedBy]).flatMap((one) => this.#misplaced(one)),
      ...found('guard').flatMap((one) => this.#unless(one, 'true or false for a guard', 'boolean')),
      ...found('limit').flatMap((one) => this.#unless(one, 'a number as the limit of a claim', 'number', 'calculation')),
      ...parts.filter(isAsked).flatMap(({ unit, length }) => (unit === 'hours' ? this.#unless(length, 'a duration', 'moment', 'text', 'calculation') : this.#unless(length, `a number of ${unit}`, 'number', 'calculation'))),
      ...found('moment').flatMap((one) => this.#unless(one, 'a date or time', 'moment', 'text', 'calculation')),
      ...found('amount').flatMap((one) => this.#unless(one, 'a number as the amount', 'number', 'calculation')),
      ...[...found('seats'), ...found('person'), ...found('notPeople')].flatMap((one) => this.#people(one)),
      ...actions('set').flatMap(({ fields }) => [...fields].flatMap(([id, one]) => this.#field(id, one))),
    ];
  }

  #misplaced(expression: Expression): readonly Finding[] {
    return misplacedTests(expression.text, 'expression', this.names).map((test) => ({ at: expression.at, message: `Expected a value where "${test}" stands in ${expression.text}` }));
  }

  #unless({ text, at }: Expression, expected: string, ...right: readonly ValueKind[]): readonly Finding[] {
    const kind = kindOfResult(text, this.names, this.kinds);
    return kind === undefined || right.includes(kind) ? [] : [{ at, message: `Expected ${expected}, but ${text} is ${WORDS[kind]}` }];
  }

  #people(expression: Expression): readonly Finding[] {
    const { people } = this.definition;
    const person = literalText(expression.text);
    if (person === undefined) return this.#unless(expression, 'people', 'text', 'list', 'context', 'calculation');
    if (people.has(person)) return [];
    const suggestion = nearestName(person, people.keys());
    return [{ at: expression.at, message: `Expected a person that rulebook.yaml lists, but found "${person}"`, ...(suggestion !== undefined && { suggestion }) }];
  }

  #field(id: string, expression: Expression): readonly Finding[] {
    const schema = this.workflow.data.fields.get(id)?.schema;
    const right = schema && kindsThatFit(schema);
    const wrong = right ? this.#unless(expression, `${WORDS[right[0]]} for the field "${id}"`, ...right) : [];
    const [text, allowed] = [literalText(expression.text), schema?.['enum']];
    if (wrong.length > 0 || text === undefined || !Array.isArray(allowed) || allowed.includes(text)) return wrong;
    return [{ at: expression.at, message: `Expected one of ${allowed.join(', ')} for the field "${id}", but found "${text}"` }];
  }
}

function isAsked(part: object): part is TimeAsked {
  return 'kind' in part && part.kind === 'asked';
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'text' in value && 'at' in value;
}

/** The kinds of the fields whose schema tells. */
function kindsOfFields({ fields }: DataDefinition): ReadonlyMap<string, ValueKind> {
  return new Map([...fields.values()].flatMap(({ id, schema }) => (kindsThatFit(schema)?.slice(0, 1) ?? []).map((kind) => [id, kind] as const)));
}

const FITTING: Readonly<Record<string, readonly [ValueKind, ...ValueKind[]]>> = {
  boolean: ['boolean'],
  number: ['number', 'calculation'],
  integer: ['number', 'calculation'],
  string: ['text', 'calculation'],
  array: ['list'],
  object: ['context'],
};

/** Which kinds a field takes, the plain one first; undefined where its schema leaves it open, or writes numbers or times as texts. */
function kindsThatFit({ type, format }: JsonObject): readonly [ValueKind, ...ValueKind[]] | undefined {
  return typeof type === 'string' && format === undefined ? FITTING[type] : undefined;
}
