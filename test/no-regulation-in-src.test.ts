import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Words = Readonly<Record<string, unknown>>;

/** Words of everybody, which the source says of itself and a rulebook happens to say too. */
const ORDINARY: ReadonlySet<string> = new Set([
  ...['group', 'The group', 'key', 'Key', 'operations', 'Operations', 'administrator', 'host', 'visit', 'dividend'],
  ...['Monday to Friday', 'Saturday to Thursday', 'Who is asked', 'Deliveries', '管理员', '警告', '档案'],
  ...['appeal', 'Appeal', '申诉', 'Roles', '工作时间'],
  '任可', // somebody's name, and part of 担任可以
]);

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name)).map((name) => join(folder, name));
const wordsIn = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []);
/** The title of an entry, or its name, or the entry itself where it is nothing but a text in several languages. */
const titleOf = (entry: unknown): unknown => {
  if (typeof entry !== 'object' || entry === null) return entry;
  const { title, name, zh, en } = entry as Words;
  return title ?? name ?? [zh, en];
};
const keysAndTitles = (entries: unknown): readonly string[] => Object.entries((entries ?? {}) as Words).flatMap(([key, one]) => [key, ...wordsIn(titleOf(one))]);

/** Every name that the shipped rulebooks bring: companies, posts, people, departments, regulations, articles, parameters, tables, workflows, registers. */
function shippedTerms(): ReadonlySet<string> {
  const found = [...filesIn('rules', /\.yaml$/), ...filesIn('workflows', /\.yaml$/)].flatMap((file) => {
    const read = parse(readFileSync(file, 'utf8')) as Words;
    const names = ['company', 'workflow', 'table', 'register', 'title'].flatMap((key) => wordsIn(read[key]));
    return [...names, ...['articles', 'posts', 'people', 'departments', 'regulations', 'parameters', 'ledgers'].flatMap((key) => keysAndTitles(read[key]))];
  });
  return new Set(found.filter((one) => one.length > 1));
}

const terms = shippedTerms();
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** A single word of English and a number say something only where they are a whole literal; all others wherever they stand. */
function pattern(term: string): RegExp {
  if (/^\w+$|^[\d.]+$/u.test(term) && !/[\p{Script=Han}]/u.test(term)) return new RegExp(`(['"\`])${escaped(term)}\\1`, 'u');
  return new RegExp(`(?<![\\w.-])${escaped(term)}(?![\\w-])`, 'iu');
}

interface Source {
  readonly file: string;
  readonly text: string;
  readonly lower: string;
}

const source = (file: string, text: string): Source => ({ file, text, lower: text.toLowerCase() });
const sources: readonly Source[] = filesIn('src', /\.(?:ts|tsx|json|css|html)$/).filter((file) => !file.endsWith('.gen.ts')).map((file) => source(file, readFileSync(file, 'utf8')));
const standing = (within: readonly Source[]): readonly string[] =>
  [...terms].flatMap((term) => {
    const [looked, lower] = [pattern(term), term.toLowerCase()];
    const where = within.filter((one) => one.lower.includes(lower) && looked.test(one.text)).map(({ file }) => file);
    return where.length > 0 ? [`${term}: ${where.slice(0, 3).join(', ')}`] : [];
  });

test('no company, post, person, regulation, article or term of a regulation stands in the source', () => {
  expect(terms.size).toBeGreaterThan(1_500);
  const found = standing(sources);
  expect(found.filter((one) => !ORDINARY.has(one.slice(0, one.indexOf(':'))))).toEqual([]);
  expect([...ORDINARY].filter((word) => !found.some((one) => one.startsWith(`${word}:`)))).toEqual([]);
});

test.each([
  ["a company's name", "if (company === 'trading') return true;"],
  ['a post', 'const signs = "leader-in-charge";'],
  ['a regulation', '// as C-05 wants it'],
  ['the number of an article', "article: '3.4.5'"],
  ['a term', 'const title = `赎回批次 ${month}`;'],
])('%s in the source is found', (_what, text) => {
  expect(standing([source('sabotage.ts', text)])).not.toEqual([]);
});
