import type { ActionDefinition } from '../../model/action-definition.js';
import { COLLECTED_MAX } from '../../model/collecting.js';
import type { Expression } from '../../model/expression.js';
import type { Position } from '../../model/diagnostic.js';
import { list, mapOf, oneOrMany, type EntryReader } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { letterBlank } from '../reader/letter-blank.js';
import { ANY_NAMES, type Names } from '../reader/known.js';
import { checkName, checkNameAmong, id, nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string, stringThat, text } from '../reader/scalars.js';
import { valueUnder } from '../yaml/yaml-node.js';
import { answer } from './answer.js';
import { oneHolder } from './one-holder.js';
import { recipients } from './recipients.js';

/** Reads what stands under a verb; the article beside the verb holds where the action names none itself. */
type Verb = (article: string | undefined, at: Position) => Reader<ActionDefinition>;

const fieldValue: EntryReader<Expression> = ({ key, at, value }, reading) => {
  checkName('field', key, at, reading);
  return expression(value, reading);
};
const fieldValues = mapOf(fieldValue, 'a map from fields to FEEL expressions');
const values = mapOf<Expression>(({ value }, reading) => expression(value, reading), 'a map from names to FEEL expressions');

const written = record({
  ledger: required(nameOf('ledger')),
  person: optional(expression),
  holder: optional(expression),
  amount: required(expression),
  reason: optional(text),
  article: optional(nameOf('article')),
});

const posting: Reader<Omit<Extract<ActionDefinition, { kind: 'post' }>, 'kind' | 'at'>> = (node, reading) => {
  const found = written(node, reading);
  const holder = found && oneHolder(found, node, reading);
  if (!holder) return undefined;
  const { ledger, amount, reason, article } = found;
  return { ledger, ...holder, amount, ...(reason !== undefined && { reason }), ...(article !== undefined && { article }) };
};

const reversal = record({ postings: required(expression), reason: optional(text), article: optional(nameOf('article')) });

const job = record({
  name: required(id),
  connector: required(string),
  input: withDefault(values, new Map()),
  then: optional(answer),
  otherwise: optional(answer),
  article: optional(nameOf('article')),
});

const making = record({ letter: required(nameOf('letter')), as: required(nameOf('field')), then: optional(answer), otherwise: optional(answer), article: optional(nameOf('article')) });

/** What stands in the letter is written there, and sees what this workflow sees. */
const letterMade: Reader<Omit<Extract<ActionDefinition, { kind: 'letter' }>, 'kind' | 'at'>> = (node, reading) => {
  const found = making(node, reading);
  const root = found && reading.known.letterOf.get(found.letter);
  const [named, blanks] = [valueUnder(root, 'fileName'), valueUnder(root, 'fields')];
  const fileName = named && expression(named, reading);
  const fields = blanks && mapOf(({ value }, inner) => letterBlank(value, inner))(blanks, reading);
  if (!found || !fileName || !fields) return undefined;
  const { letter, as: field, then, otherwise } = found;
  const cited = valueUnder(root, 'article');
  const article = found.article ?? (cited?.kind === 'scalar' ? cited.source : undefined);
  return { letter, as: field, fileName, fields, ...(then !== undefined && { then }), ...(otherwise !== undefined && { otherwise }), ...(article !== undefined && { article }) };
};

/** With `each`, the data sees the `item` that a case is for. */
const child: Reader<Omit<Extract<ActionDefinition, { kind: 'start' }>, 'kind'>> = (node, reading) => {
  const workflow = valueUnder(node, 'workflow');
  const fields = workflow?.kind === 'scalar' ? (reading.known.fieldsOf.get(workflow.source) ?? ANY_NAMES) : ANY_NAMES;
  const inner = valueUnder(node, 'each') ? { ...reading, scope: [...reading.scope, 'item'] } : reading;
  const found = record({ each: optional((list, _within) => expression(list, reading)), name: required(id), workflow: required(nameOf('workflow')), data: withDefault(valuesFor(fields), new Map()), then: optional(answer) })(node, inner);
  if (!found) return undefined;
  const { each, ...rest } = found;
  return { ...rest, ...(each && { each }) };
};

/** With `each`, what is sent sees the `item` that it is for, and what is refused has to be gathered. */
const sending: Reader<Omit<Extract<ActionDefinition, { kind: 'signal' }>, 'kind'>> = (node, reading) => {
  const several = valueUnder(node, 'each') !== undefined;
  const found = record({
    each: optional((list, _inner) => expression(list, reading)),
    signal: required(signalAnywhere),
    to: required(expression),
    data: withDefault(values, new Map()),
    refused: several ? required(nameOf('field')) : optional(nameOf('field')),
  })(node, several ? { ...reading, scope: [...reading.scope, 'item'] } : reading);
  if (!found) return undefined;
  const { each, refused, ...rest } = found;
  return { ...rest, ...(each && { each }), ...(refused !== undefined && { refused }) };
};

const collecting: Reader<Omit<Extract<ActionDefinition, { kind: 'collect' }>, 'kind'>> = (node, reading) => {
  const workflow = valueUnder(node, 'workflow');
  const namesOf = (all: ReadonlyMap<string, Names>): Names => (workflow?.kind === 'scalar' ? (all.get(workflow.source) ?? ANY_NAMES) : ANY_NAMES);
  const { fieldsOf, statesOf } = reading.known;
  const found = record({
    workflow: required(nameOf('workflow')),
    in: withDefault(oneOrMany(nameAmong('state', namesOf(statesOf))), []),
    where: withDefault(valuesFor(namesOf(fieldsOf)), new Map()),
    until: optional(expression),
    most: withDefault(most, COLLECTED_MAX),
    fields: withDefault(list(nameAmong('field', namesOf(fieldsOf))), []),
    as: required(nameOf('field')),
    then: optional(answer),
    article: optional(nameOf('article')),
  })(node, reading);
  if (!found) return undefined;
  const { until, then, article, ...rest } = found;
  return { ...rest, ...(until && { until }), ...(then !== undefined && { then }), ...(article !== undefined && { article }) };
};

const wholeUpTo = stringThat((text) => /^[1-9]\d*$/.test(text) && Number(text) <= COLLECTED_MAX, `a whole number from 1 to ${COLLECTED_MAX}; the next run takes the rest`);

function most(...[node, reading]: Parameters<Reader<number>>): number | undefined {
  const written = wholeUpTo(node, reading);
  return written === undefined ? undefined : Number(written);
}

function nameAmong(kind: 'field' | 'state', names: Names): Reader<string> {
  return (node, reading) => {
    const name = string(node, reading);
    return name !== undefined && checkNameAmong(kind, names, name, node.at, reading) ? name : undefined;
  };
}

const telling = record({ to: required(recipients), text: optional(nameOf('notice')), article: optional(nameOf('article')) });

function signalAnywhere(...[node, reading]: Parameters<Reader<string>>): string | undefined {
  const name = string(node, reading);
  return name !== undefined && checkNameAmong('signal', reading.known.signalsAnywhere, name, node.at, reading) ? name : undefined;
}

function valuesFor(fields: Names): Reader<ReadonlyMap<string, Expression>> {
  return mapOf<Expression>(({ key, at, value }, reading: Reading) => {
    checkNameAmong('field', fields, key, at, reading);
    return expression(value, reading);
  }, 'a map from fields to FEEL expressions');
}

/** A reader's answer made into an action. */
function as<T>(read: Reader<T>, finish: (value: T) => ActionDefinition): Reader<ActionDefinition> {
  return (node, reading) => {
    const value = read(node, reading);
    return value === undefined ? undefined : finish(value);
  };
}

/** The verbs of actions. */
export const ACTION_VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['set', (article, at) => as(fieldValues, (fields) => ({ kind: 'set', fields, article, at }))],
  ['append', (article, at) => as(fieldValues, (fields) => ({ kind: 'append', fields, article, at }))],
  ['claim', (_article, at) => as(claimTaken, (claim) => ({ kind: 'claim', claim, at }))],
  ['release', (_article, at) => as(nameOf('claim'), (claim) => ({ kind: 'release', claim, at }))],
  ['post', (article, at) => as(posting, (value) => ({ kind: 'post', ...value, article: value.article ?? article, at }))],
  ['reverse', (article, at) => as(reversal, (value) => ({ kind: 'reverse', ...value, article: value.article ?? article, at }))],
  ['job', (article, at) => as(job, (value) => ({ kind: 'job', ...value, article: value.article ?? article, at }))],
  ['letter', (article, at) => as(letterMade, (value) => ({ kind: 'letter', ...value, article: value.article ?? article, at }))],
  ['start', (_article, at) => as(child, (value) => ({ kind: 'start', ...value, at }))],
  ['signal', (_article, at) => as(sending, (value) => ({ kind: 'signal', ...value, at }))],
  ['collect', (article, at) => as(collecting, (value) => ({ kind: 'collect', ...value, article: value.article ?? article, at }))],
  ['tell', (article, at) => as(telling, (value) => ({ kind: 'tell', ...value, article: value.article ?? article, at }))],
]);

function claimTaken(...[node, reading]: Parameters<Reader<string>>): string | undefined {
  const claim = nameOf('claim')(node, reading);
  if (claim !== undefined) reading.sightings.claimed.add(claim);
  return claim;
}
