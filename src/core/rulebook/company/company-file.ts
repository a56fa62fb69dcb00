/**
 * The company's own file, `rules/rulebook.yaml`, and its decision tables: one file here for each kind of thing that they
 * list. Nothing in this folder knows workflows.
 */
import type { RulebookDefinition } from '../../model/definition.js';
import type { Edition } from '../../model/table.js';
import { idMap, mapOf } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string, stringThat, text, word } from '../reader/scalars.js';
import { article } from './article.js';
import { department } from './department.js';
import { ledger } from './ledger.js';
import { notice } from './notice.js';
import { parameter } from './parameter.js';
import { person } from './person.js';
import { post } from './post.js';
import { regulation } from './regulation.js';

export type CompanyFile = Omit<RulebookDefinition, 'calendars' | 'letters' | 'tables' | 'formulas' | 'registers' | 'workflows'>;

/** Reads `rules/rulebook.yaml` of a company. */
export function companyFile(company: string): Reader<CompanyFile> {
  return record({
    company: required(stringThat((name) => name === company, `"${company}", the name of the folder`)),
    edition: withDefault(edition, 1),
    title: required(text),
    language: required(word('zh', 'en')),
    timeZone: required(stringThat(isTimeZone, 'an IANA time zone such as Asia/Shanghai')),
    calendar: optional(nameOf('calendar')),
    releasedBy: optional(nameOf('post')),
    source: optional(string),
    articles: required(mapOf(article, 'a map from article numbers to titles')),
    regulations: withDefault(idMap(regulation), new Map()),
    departments: withDefault(idMap(department), new Map()),
    posts: withDefault(idMap(post), new Map()),
    people: withDefault(idMap(person), new Map()),
    parameters: withDefault(idMap(parameter), new Map()),
    ledgers: withDefault(idMap(ledger), new Map()),
    notices: withDefault(mapOf(notice, 'a map from kinds or names of notices'), new Map()),
  });
}

/** Written as `edition: 2`. */
const edition: Reader<Edition> = (node, reading) => {
  const found = word('1', '2')(node, reading);
  return found && (found === '2' ? 2 : 1);
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat && !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
