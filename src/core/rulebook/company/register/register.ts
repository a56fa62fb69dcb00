import { feelName } from '../../../expression/feel-name.js';
import { GROUP_PERIODS, ROWS, TOTAL_WAYS, type GroupKey, type PivotDefinition, type RegisterColumn, type RegisterDefinition, type RegisterOrder, type RegisterTotal, type RegisterType } from '../../../model/register.js';
import { mapOf, oneOrMany, type EntryReader } from '../../reader/collections.js';
import { quoted } from '../../reader/describe.js';
import { expression } from '../../reader/expression.js';
import { isFieldName } from '../../reader/is-id.js';
import { ANY_NAMES, type Names } from '../../reader/known.js';
import { checkNameAmong, nameOf } from '../../reader/references.js';
import type { Reader, Reading } from '../../reader/reading.js';
import { optional, record, required, withDefault } from '../../reader/record.js';
import { boolean, string, stringThat, text, word } from '../../reader/scalars.js';
import { wrongKind } from '../../reader/wrong-kind.js';
import { REGISTER_NAMES } from '../../names/standing-names.js';
import { valueUnder, type YamlNode } from '../../yaml/yaml-node.js';
import { source as regulations } from '../regulation.js';
import { column } from './column.js';
import { readers } from './readers.js';
import { source } from './source.js';

/** Reads `rules/<register>.yaml`; the reading's scope holds what every expression of the rulebook sees. */
export function register(id: string): Reader<RegisterDefinition> {
  return (node, reading) => {
    const { scope } = reading;
    const columns = columnsOf(node);
    const totals = totalsOf(node);
    const inside: Reading = { ...reading, scope: [...scope, ...REGISTER_NAMES, ...fieldsIn(node, reading)], known: { ...reading.known, column: columns } };
    const found = record({
      register: required(stringThat((name) => name === id, `"${id}", the name of the file`)),
      title: required(text),
      source: optional(regulations),
      article: optional(nameOf('article')),
      of: required(oneOrMany(source)),
      columns: required(mapOf(column(scope), 'a map from columns to what stands in them')),
      period: optional(period(columns)),
      order: withDefault(oneOrMany(order), []),
      groups: withDefault(oneOrMany(groupKey), []),
      totals: withDefault(mapOf(total(scope, totals), 'a map from columns to sum, count, min, max or average'), new Map()),
      pivot: optional(pivot(totals)),
      readBy: withDefault(readers(scope), []),
      logged: withDefault(boolean, false),
    })(node, inside);
    if (!found) return undefined;
    const { register: _register, source: regulation, article, period: day, pivot: crossed, ...rest } = found;
    const definition: RegisterDefinition = { ...rest, id, ...(regulation !== undefined && { source: regulation }), ...(article !== undefined && { article }), ...(day && { period: day }), ...(crossed && { pivot: crossed }) };
    checkTypes(definition, inside);
    return definition;
  };
}

/** Fields of all workflows that it is drawn from: one that a case does not have is null there. */
function fieldsIn(node: YamlNode, { known }: Reading): readonly string[] {
  const sources = valueUnder(node, 'of');
  const each = sources?.kind === 'list' ? sources.items : sources ? [sources] : [];
  const workflows = each.flatMap((one) => valueUnder(one, 'workflow') ?? []);
  return [...new Set(workflows.flatMap((one) => (one.kind === 'scalar' ? [...(known.fieldsOf.get(one.source) ?? ANY_NAMES).names] : [])))].map(feelName);
}

function columnsOf(node: YamlNode): Names {
  return keysUnder(node, 'columns');
}

function totalsOf(node: YamlNode): Names {
  return keysUnder(node, 'totals');
}

function keysUnder(node: YamlNode, key: string): Names {
  const found = valueUnder(node, key);
  return found?.kind === 'map' ? { names: new Set(found.entries.map((entry) => entry.key)), complete: true } : { names: new Set(), complete: found === undefined };
}

/** A column where the text is the name of one, FEEL otherwise. */
function period({ names }: Names): Reader<NonNullable<RegisterDefinition['period']>> {
  return (node, reading) => {
    if (node.kind === 'scalar' && names.has(node.source)) return { column: node.source };
    const value = expression(node, reading);
    return value && { value };
  };
}

/** `column`, or `{ column, descending: true }`. */
const order: Reader<RegisterOrder> = (node, reading) => {
  if (node.kind === 'scalar') {
    const name = nameOf('column')(node, reading);
    return name === undefined ? undefined : { column: name, descending: false };
  }
  const found = record({ column: required(nameOf('column')), descending: withDefault(boolean, false) })(node, reading);
  return found && { column: found.column, descending: found.descending };
};

/** A column, or `{ period: month }`. */
const groupKey: Reader<GroupKey> = (node, reading) => {
  if (node.kind === 'map') {
    const found = record({ period: required(word(...GROUP_PERIODS)) })(node, reading);
    return found && { period: found.period };
  }
  const name = nameOf('column')(node, reading);
  return name === undefined ? undefined : { column: name };
};

/** `sum` of a column, `count` of the rows, or `{ title, value }` reckoned from the other totals. */
function total(scope: readonly string[], totals: Names): EntryReader<RegisterTotal> {
  const reckoned = record({ title: required(text), value: required(expression) });
  return ({ key: id, at, value }, reading) => {
    if (value.kind === 'map') {
      if (!isFieldName(id)) reading.report('bad-name', at, `Expected a name of letters, digits and underscores that begins with a letter, but found ${quoted(id)}`);
      const found = reckoned(value, { ...reading, scope: [...scope, ...[...totals.names].filter((name) => name !== id)] });
      return found && { id, how: 'formula', title: found.title, value: found.value };
    }
    if (id === ROWS) {
      const how = word('count')(value, reading);
      return how && { id, how };
    }
    const known = checkNameAmong('column', { ...reading.known.column, names: new Set([...reading.known.column.names, ROWS]) }, id, at, reading);
    const how = word(...TOTAL_WAYS)(value, reading);
    return known && how ? { id, how } : undefined;
  };
}

function pivot(totals: Names): Reader<PivotDefinition> {
  const read = record({
    rows: required(oneOrMany(groupKey)),
    columns: required(groupKey),
    value: required((node, reading) => {
      const name = string(node, reading);
      if (name === undefined || totals.names.has(name)) return name;
      reading.report('unknown-name', node.at, `Expected one of the totals ${[...totals.names].join(', ')}, but found ${quoted(name)}`);
      return undefined;
    }),
  });
  return (node, reading) => {
    const found = node.kind === 'map' ? read(node, reading) : wrongKind(node, 'a map with rows, columns and value', reading);
    return found && { rows: found.rows, columns: found.columns, value: found.value };
  };
}

const DAYS: readonly RegisterType[] = ['date', 'date and time'];
const FIGURES: readonly RegisterType[] = ['integer', 'decimal'];

/** What is summed has to be figures, and what gives a row its day, days. */
function checkTypes({ columns, period: day, totals, groups, pivot: crossed, at }: RegisterDefinition, reading: Reading): void {
  const dated = day && 'column' in day ? columns.get(day.column) : undefined;
  if (dated && !DAYS.includes(dated.type)) reading.report('bad-value', dated.at, `Expected a column of type date or date and time as the period, but ${quoted(dated.id)} is of type ${dated.type}`);
  const periods = [...groups, ...(crossed ? [...crossed.rows, crossed.columns] : [])].some((key) => 'period' in key);
  if (periods && !day) reading.report('missing-key', at, 'Expected the key "period", which says the day of a row, because rows are grouped by a period');
  for (const { id, how } of totals.values()) {
    const summed: RegisterColumn | undefined = columns.get(id);
    if (summed && (how === 'sum' || how === 'average') && !FIGURES.includes(summed.type)) reading.report('bad-value', summed.at, `Expected a column of type integer or decimal for the ${how}, but ${quoted(id)} is of type ${summed.type}`);
  }
}
