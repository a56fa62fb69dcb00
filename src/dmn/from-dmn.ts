import type { ColumnDefinition, DefaultRule, TableDefinition, TableExample, TableRule } from '../core/model/table.js';
import { needsRow } from '../core/model/table.js';
import { titlesOf, type Text } from '../core/model/text.js';
import type { Expression } from '../core/model/expression.js';
import { isId } from '../core/rulebook/reader/is-id.js';
import { columnsFrom, type FoundColumn } from './columns.js';
import { fromDmnPolicy } from './hit-policies.js';
import { DmnError, type DmnDecision, type DmnFile, type DmnLiteral, type DmnTable } from './model.js';
import { fresh, idFrom, renamed } from './names.js';
import { fromPlain } from './plain-text.js';
import { ANNOTATIONS } from './to-dmn.js';

/** A table out of a DMN file, and what its author should know. */
export interface ImportedTable {
  /** Its positions say nothing; the YAML that is written from it has its own. */
  readonly definition: TableDefinition;
  /** For people: kept as comments in the YAML. */
  readonly comments: { readonly top: readonly string[]; readonly rows: ReadonlyMap<number, string> };
  readonly notes: readonly string[];
}

const NOWHERE = { file: '', line: 1, column: 1 };

export interface Import {
  readonly tables: readonly ImportedTable[];
  /** What the file holds and no table can. */
  readonly left: readonly string[];
  readonly refused: readonly string[];
}

/** Every decision of a file as a table; those that cannot be taken are refused with a sentence each. */
export function fromDmn(file: DmnFile): Import {
  const taken = new Set<string>();
  const refused = [...file.refused];
  const tables = file.decisions.flatMap((decision) => {
    try {
      return [importTable(decision, file, taken)];
    } catch (error) {
      if (!(error instanceof DmnError)) throw error;
      refused.push(`The decision "${decision.name}" was not taken: ${error.message}`);
      return [];
    }
  });
  return { tables, left: file.left, refused };
}

function importTable(decision: DmnDecision, file: DmnFile, taken: Set<string>): ImportedTable {
  const notes: string[] = [];
  const id = tableId(decision, taken, notes);
  const { marks, logic } = decision;
  const built = logic.kind === 'table' ? fromTable(decision, logic, file, notes) : fromLiteral(decision, logic, file, notes);
  const title = titleOf(decision, id);
  for (const need of decision.needs) if (need.kind !== 'input') notes.push(`It asks for "${need.name}", another ${need.kind === 'decision' ? 'decision' : 'piece of logic'}: whoever asks the table passes its answer as an input.`);
  const definition: TableDefinition = {
    id,
    ...(title !== undefined && { title }),
    ...(marks['source'] !== undefined && { source: marks['source'].split(', ') }),
    ...(marks['article'] !== undefined && { article: marks['article'] }),
    ...built.definition,
    examples: examplesOf(decision, notes),
    ...(marks['untested'] !== undefined && { untested: fromPlain(marks['untested']) }),
    at: NOWHERE,
  };
  const top = [...decision.words, ...built.comments];
  if (top.length + built.rows.size > 0) notes.push('Descriptions, labels and annotations for people are kept as comments.');
  return { definition, comments: { top, rows: built.rows }, notes };
}

interface Built {
  readonly definition: Pick<TableDefinition, 'hit' | 'inputs' | 'outputs' | 'rules' | 'default'>;
  readonly comments: readonly string[];
  readonly rows: ReadonlyMap<number, string>;
}

function tableId({ marks, id, name }: DmnDecision, taken: Set<string>, notes: string[]): string {
  const own = marks['table'];
  const wanted = [own ?? '', id].find(isId) ?? idFrom(name, id);
  if (wanted === undefined) throw new DmnError(`Expected a name with letters from which a table can be named, but found "${name}" (${id}).`);
  const found = fresh(wanted, taken, '-');
  if (found !== own && found !== id) notes.push(`The decision "${name}" (${id}) is called ${found} here.`);
  return found;
}

/** Our own title, as long as nobody has changed the name in the modeler. */
function titleOf({ marks, name }: DmnDecision, id: string): Text | undefined {
  const own = marks['title'] === undefined ? undefined : fromPlain(marks['title']);
  if (own !== undefined && titlesOf(own).includes(name)) return own;
  return name === '' || (marks['table'] !== undefined && name === id.replaceAll('-', ' ')) ? undefined : name;
}

function fromLiteral(decision: DmnDecision, { text, typeRef }: DmnLiteral, { types }: DmnFile, notes: string[]): Built {
  if (text.trim() === '') throw new DmnError('Expected an expression, but found an empty one.');
  const needed = decision.needs.filter(({ kind }) => kind !== 'knowledge').map(({ name, typeRef: type, marks }) => ({ text: name, marks, ...(type !== undefined && { typeRef: type }) }));
  const inputs = columnsFrom('input', needed, types, notes);
  const outputs = columnsFrom('output', [{ text: decision.marks['output'] ?? 'result', marks: decision.marks, ...(typeRef !== undefined && { typeRef }) }], types, notes);
  const then = new Map(outputs.map(({ definition }) => [definition.id, cell(renamed(text, namesOf(inputs)))]));
  return { definition: { hit: 'unique', inputs: definitions(inputs), outputs: definitions(outputs), rules: [{ when: new Map(), then, at: NOWHERE }] }, comments: [], rows: new Map() };
}

function fromTable(decision: DmnDecision, table: DmnTable, { types }: DmnFile, notes: string[]): Built {
  const hit = fromDmnPolicy(table.hitPolicy, table.aggregation);
  if (hit === undefined) throw new DmnError(`Expected a hit policy of DMN, but found ${table.hitPolicy}${table.aggregation === undefined ? '' : ` with ${table.aggregation}`}.`);
  if (table.outputs.length === 0) throw new DmnError('Expected at least one output, but found none.');
  const inputs = columnsFrom('input', table.inputs, types, notes);
  const outputs = columnsFrom('output', table.outputs.map((output) => (output.text === '' ? { ...output, text: output.label ?? 'result' } : output)), types, notes);
  if (hit === 'collect count' || hit === 'collect sum') notes.push(`Where no row matches, "${hit}" gives 0 here; some engines give null.`);
  const context = { table, inputs, outputs, names: namesOf(inputs), notes };
  const otherwise = defaultOf(decision, context, needsRow(hit));
  const definition = { hit, inputs: definitions(inputs), outputs: definitions(outputs), rules: table.rules.map((_, index) => ruleOf(context, index)), ...(otherwise !== undefined && { default: otherwise }) };
  const rows = new Map(table.rules.map((rule, index): [number, string] => [index, wordsOf(rule, table.annotations)]).filter(([, words]) => words !== ''));
  return { definition: withNulls(definition, notes), comments: [...inputs, ...outputs].flatMap(({ comment }) => comment ?? []), rows };
}

interface Context {
  readonly table: DmnTable;
  readonly inputs: readonly FoundColumn[];
  readonly outputs: readonly FoundColumn[];
  readonly names: ReadonlyMap<string, string>;
  readonly notes: string[];
}

function ruleOf({ table, inputs, outputs, names }: Context, index: number): TableRule {
  const rule = table.rules[index];
  const when = inputs.flatMap(({ definition }, column): (readonly [string, Expression])[] => {
    const { text = '', marks = {} } = rule?.inputs[column] ?? {};
    return text.trim() === '' || (text.trim() === '-' && marks['written'] === undefined) ? [] : [[definition.id, cell(renamed(text, names))]];
  });
  const then = outputs.map(({ definition }, column) => [definition.id, cell(renamed(orNull(rule?.outputs[column]), names))] as const);
  const said = (name: (typeof ANNOTATIONS)[number]): string | undefined => {
    const text = rule?.annotations[table.annotations.findIndex((annotation) => annotation.trim() === name)];
    return text === '' ? undefined : text;
  };
  const [article, from, until, untested] = ANNOTATIONS.map(said);
  return {
    when: new Map(when),
    then: new Map(then),
    ...(article !== undefined && { article }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(untested !== undefined && { untested: fromPlain(untested) }),
    at: NOWHERE,
  };
}

/** DMN answers null where no rule matches; here that is said, with `silent`. */
function defaultOf({ marks }: DmnDecision, { table, outputs, names, notes }: Context, needed: boolean): TableDefinition['default'] {
  const given = table.outputs.map(({ default: otherwise }) => otherwise);
  if (given.every((one) => one === undefined)) {
    if (marks['default'] !== undefined) return marks['default'] === 'silent' ? 'silent' : undefined;
    if (needed) notes.push('Where no row matches, DMN answers null: "default: silent" says so. Leave it out where every question must find a row.');
    return needed ? 'silent' : undefined;
  }
  const then = new Map(outputs.map(({ definition }, column) => [definition.id, cell(renamed(orNull(given[column]), names))]));
  const found: DefaultRule = { then, at: NOWHERE };
  const { defaultArticle: article, defaultUntested: untested } = marks;
  return { ...found, ...(article !== undefined && { article }), ...(untested !== undefined && { untested: fromPlain(untested) }) };
}

/** An output that some row leaves empty is null there, so it has to be one that may be. */
function withNulls<Definition extends Built['definition']>(definition: Definition, notes: string[]): Definition {
  const rows = [...definition.rules, ...(typeof definition.default === 'object' ? [definition.default] : [])];
  const outputs = definition.outputs.map((output): ColumnDefinition => {
    if (output.optional || !rows.some(({ then }) => then.get(output.id) === EMPTY)) return output;
    notes.push(`The output ${output.id} is empty in some row: it is null there, and "optional".`);
    return { ...output, optional: true };
  });
  return { ...definition, outputs };
}

const EMPTY: Expression = { text: 'null', at: NOWHERE };

function orNull(text: string | undefined): string {
  return text === undefined || text.trim() === '' || text.trim() === '-' ? '' : text;
}

function cell(text: string): Expression {
  return text === '' ? EMPTY : { text, at: NOWHERE };
}

function namesOf(columns: readonly FoundColumn[]): ReadonlyMap<string, string> {
  return new Map(columns.map(({ written, definition }) => [written, definition.id]));
}

function definitions(columns: readonly FoundColumn[]): readonly ColumnDefinition[] {
  return columns.map(({ definition }) => definition);
}

function wordsOf({ annotations, description }: DmnTable['rules'][number], names: readonly string[]): string {
  const own: readonly string[] = ANNOTATIONS;
  const others = annotations.filter((text, index) => text !== '' && !own.includes((names[index] ?? '').trim()));
  return [...(description === undefined ? [] : [description]), ...others].join('; ');
}

function examplesOf({ examples }: DmnDecision, notes: string[]): readonly TableExample[] {
  if (examples === undefined) return [];
  try {
    return (JSON.parse(examples) as readonly Omit<TableExample, 'at'>[]).map((example) => ({ ...example, at: NOWHERE }));
  } catch {
    notes.push('Not carried over: its examples, because they are not the JSON that an export writes.');
    return [];
  }
}
