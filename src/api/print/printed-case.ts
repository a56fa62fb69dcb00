import type { CompiledWorkflow } from '../../core/case/compiled.js';
import { textOf } from '../../core/case/text-of.js';
import { attachmentsIn } from '../../core/model/attachment.js';
import type { CaseState } from '../../core/model/case-state.js';
import { isJsonObject, type Json } from '../../core/model/json.js';
import { textIn, type Language, type Text } from '../../core/model/text.js';
import type { ReadEntry } from '../../engine/case-queries.js';
import { commandWords } from './command-words.js';
import { momentIn } from './moment-in.js';
import type { PrintedPage, PrintedTable } from './printable-page.js';

const WORDS = {
  zh: { case: '事项', fields: '内容', field: '项目', value: '内容', steps: '经过', when: '时间', who: '办理人', what: '办理', where: '到达', opinion: '意见', article: '条款', version: '规章版本', hash: '末条记录', printed: '打印时间', yes: '是', no: '否' },
  en: { case: 'Case', fields: 'Content', field: 'Field', value: 'Value', steps: 'Steps', when: 'When', who: 'Who', what: 'What', where: 'Where to', opinion: 'Opinion', article: 'Article', version: 'Rulebook version', hash: 'Last entry', printed: 'Printed', yes: 'yes', no: 'no' },
} as const;

/** A case as it goes on paper: its fields by their titles, its steps, and the hash of its last entry. */
export function printedCase(workflow: CompiledWorkflow, state: CaseState, entries: readonly ReadEntry[], language: Language, now: string): PrintedPage {
  const words = WORDS[language];
  const { timeZone, title } = workflow.rulebook.definition;
  const last = entries.at(-1);
  return {
    language,
    title: textIn(workflow.definition.title, language),
    subtitle: `${textIn(title, language)} · ${words.case} ${state.id}`,
    tables: [fieldsOf(workflow, state, language), stepsOf(workflow, entries, language)],
    foot: [`${words.version} ${state.version}`, ...(last ? [`${words.hash} ${last.entry.revision}: ${last.hash}`] : []), `${words.printed} ${momentIn(now, timeZone)}`],
  };
}

function fieldsOf({ definition }: CompiledWorkflow, { data }: CaseState, language: Language): PrintedTable {
  const words = WORDS[language];
  const filled = [...definition.data.fields.values()].filter(({ id }) => data[id] !== undefined && data[id] !== null);
  return { title: words.fields, head: [words.field, words.value], rows: filled.map(({ id, title, schema }) => [textIn(title ?? id, language), valueText(data[id] ?? null, schema, language)]) };
}

function stepsOf({ definition, machine, rulebook }: CompiledWorkflow, entries: readonly ReadEntry[], language: Language): PrintedTable {
  const words = WORDS[language];
  const titleOf = (path: string): string => textIn(definition.states.get(path)?.title ?? path, language);
  const actions = new Map([...definition.states.values()].flatMap(({ task }) => [...(task?.actions.values() ?? [])].map((action) => [action.id, action.title] as const)));
  const rows = entries.map(({ entry: { command, events } }) => {
    const moves = events.flatMap((event) => (event.type === 'StateChanged' ? [event] : []));
    const to = moves.at(-1)?.to;
    const articles = new Set(events.flatMap((event) => [...('articles' in event ? event.articles : []), ...('article' in event && typeof event.article === 'string' ? [event.article] : [])]));
    return [
      momentIn(command.at, rulebook.definition.timeZone),
      command.actor.onBehalfOf ? `${command.actor.name}（${command.actor.onBehalfOf.person.name}）` : command.actor.name,
      command.type === 'PerformAction' ? textIn(actions.get(command.action) ?? command.action, language) : commandWords(command, language),
      to === undefined ? '' : machine.leaves({ value: to, remembered: {} }).map(titleOf).join('、'),
      'opinion' in command && typeof command.opinion === 'string' ? command.opinion : '',
      [...articles].join('、'),
    ];
  });
  return { title: words.steps, head: [words.when, words.who, words.what, words.where, words.opinion, words.article], rows };
}

/** A value as people read it; of a file its name and its hash. */
function valueText(value: Json, schema: Json | undefined, language: Language): string {
  const [file] = attachmentsIn(value);
  if (file && isJsonObject(value) && value['file'] === file.file) return `${file.name}\nSHA-256 ${file.file}`;
  const about = isJsonObject(schema) ? schema : {};
  if (typeof value === 'boolean') return value ? WORDS[language].yes : WORDS[language].no;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => valueText(item, about['items'], language)).join('\n');
  if (isJsonObject(value)) return Object.entries(value).map(([name, inner]) => memberText(name, inner, about['properties'], language)).join('；');
  const label = isJsonObject(about['x-labels']) ? about['x-labels'][textOf(value)] : undefined;
  return label === undefined ? textOf(value) : wordsOf(label, language);
}

function memberText(name: string, value: Json, properties: Json | undefined, language: Language): string {
  const schema = isJsonObject(properties) ? properties[name] : undefined;
  const title = isJsonObject(schema) ? schema['title'] : undefined;
  return `${title === undefined ? name : wordsOf(title, language)}: ${valueText(value, schema, language)}`;
}

function wordsOf(text: Json, language: Language): string {
  return typeof text === 'string' ? text : textIn(text as Text, language);
}
