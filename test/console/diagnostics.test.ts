import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { retell, type Phrases } from '../../src/console/texts/retell.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import { TABLE } from '../core/lint/check-rows.js';
import { linted } from '../core/lint/lint-yaml.js';
import { fixture } from '../core/rulebook/fixture.js';
import { BROKEN_SCHEMAS, BROKEN_YAML } from './support/broken-texts.js';
import { spoiltRulebooks } from './support/spoilt-rulebooks.js';
import { expectationsIn, sentencesIn } from './support/sentences-in.js';
import { untoldIn } from './support/untold.js';

const phrasesOf = (name: string): Phrases => JSON.parse(readFileSync(`src/console/texts/${name}.json`, 'utf8')) as Phrases;
const OWN = phrasesOf('diagnostics');
/** As the editor has them: what a scenario was refused with is told by the other ones. */
const PHRASES: Phrases = { ...phrasesOf('refusals'), ...OWN };
/** Where what is wrong in a draft is said: by the reader, the linter, FEEL, and by tables and formulas. */
const SOURCES = ['src/core/rulebook', 'src/core/lint', 'src/core/expression', 'src/core/decision'];

/** Sentences of which only the whole can be told, once their values are there; each stands among the rows below. */
const COMPOSED = ['Expected …, but found …', 'Expected one of the keys to and in to say when it is due then, but found ', 'Expected {} of {}, but found {}', 'Expected {}, but found {} and {}'];
/** Parts of which only the whole can be told: "the table", "a list". */
const PARTS = ['the {}', 'the {} "{}"', 'a {}', 'the cell {} in row {}'];

/** Each sentence that is not told whole, with what is left in English. */
function untold(sentences: Iterable<string>): readonly string[] {
  return [...new Set(sentences)].flatMap((sentence) => {
    const left = untoldIn(sentence, PHRASES);
    return left.length === 0 ? [] : [`${sentence} [${left.join(' ')}]`];
  });
}

test.each([
  ['Expected a text, but found a list', '应为文字，现在是列表'],
  ['Expected true or false, but found "a or b"', '应为 true 或 false，现在是“a or b”'],
  ['Expected one of most, least, latest or earliest, but found "best"', '应为 most、least、latest、earliest 之一，现在是“best”'],
  ['Expected one of the keys to and in to say when it is due then, but found neither', '须用键 to 或 in 之一写明新的到期时间，现在两个都没有'],
  ['Expected an article for the task of the state "asking", there or around it, but none is named', '步骤“asking”的任务须在本处或外层写明依据的条款（article），现在没有'],
  ['Expected a text, but found "a，b". The full-width sign ， means nothing in YAML: write , and a space, or put quotes around the text', '应为文字，现在是“a，b”。全角符号 ， 在 YAML 中没有作用：请写成半角逗号加空格，或给文字加上引号'],
  ['Expected true or false for a guard, but 1 or 2 is a number', '应为 true 或 false（条件），“1 or 2”是数字'],
  ['Expected a row of the table "fee" for every question, or a default, but none answers n = 99.5 (between 99 and 100), s = "x"', '决策表“fee”须有行回答每个问题，或写默认值，现在没有行回答：n = 99.5（在 99 与 100 之间），s = "x"'],
  ['Expected a number, but found a text for the output "fee" in row 2', '第 2 行的输出“fee”应为数字，现在是文字'],
  ['Expected a final state without "on", but found it', '终点不能有键“on”'],
  ['Expected tiers of "fee" from the lowest to the highest, but tier 2 is not above tier 1: n just above 10 is in both', '“fee”的各档须由低到高，第 2 档不高于第 1 档：n 略大于 10 同属两档'],
  ['Expected id, n of requests 2, but found a number', '第 2 个 requests 应有 id, n，现在是数字'],
  ['Expected id, n of receivers 2, but found null', '第 2 个 receivers 应有 id, n，现在是 null'],
  ['Expected two values of one type, but found a number and a days and time duration', '两个值须是同一类型，现在是数字和天数时长'],
  ['Expected `modulo(1, 0)` (rules/fee.yaml:7) to have a value, but: Expected modulo to have an answer, but: the divisor is nought', '`modulo(1, 0)`（rules/fee.yaml:7）得不出结果：modulo 得不出结果：除数是零'],
  ['Expected well-formed YAML, but: missing closing "quote', '不是正确的 YAML：缺少结束的双引号'],
  ['Expected a JSON Schema that can be checked, but strict mode: missing type "number" for keyword "minimum" at "#/properties/a" (strictTypes)', '不是可以校验的 JSON Schema：“#/properties/a”处有“minimum”，还须写明 "type: number"'],
  ['At the end: Expected the case in to be ["done"], but found ["asking"].', '最后：案件所在的步骤应为 ["done"]，现在是 ["asking"]。'],
  ['At step 2, in the case "zoe": Expected "value" to be 3, but found null.', '第 2 步，案件“zoe”：“value”应为 3，现在是 null。'],
  ['Expected step 2 to be accepted, but it was refused: Expected an existing case, but there is none with this id. (case-not-found)', '第 2 步应能办成，实际被拒绝（case-not-found）：没有这个编号的案件。'],
  ['Expected {"fee":"1"}, but the table gives {"fee":"2"}.', '应得 {"fee":"1"}，决策表得出 {"fee":"2"}。'],
])('%s', (sentence, told) => {
  expect(retell(sentence, PHRASES)).toBe(told);
  expect(untoldIn(sentence, PHRASES)).toEqual([]);
});

test('a phrase has no value and no Latin word that the sentence does not have', () => {
  const values = (text: string): readonly string[] => (text.match(/\{=?\d\}/g) ?? []).map((one) => one.replace('=', ''));
  for (const [key, text] of Object.entries(OWN)) {
    expect([key, values(text).filter((one) => !key.includes(one))]).toEqual([key, []]);
    expect([key, (text.match(/[A-Za-z][\w-]*/g) ?? []).filter((word) => !key.includes(word))]).toEqual([key, []]);
  }
});

test('a finding of the worst kind is told at once', () => {
  const began = process.cpuUsage().user;
  retell(`Expected ${'a, but found "'.repeat(2_000)}`, PHRASES);
  retell(`Expected a row of the table "t" for every question, or a default, but none answers ${'n = 1 (between 0 and 2), '.repeat(2_000)}m = 3`, PHRASES);
  expect((process.cpuUsage().user - began) / 1_000).toBeLessThan(2_000);
});

describe('in Chinese', () => {
  test('every sentence that the sources hold is told', () => {
    const found = sentencesIn(...SOURCES).filter((one) => !COMPOSED.includes(one));
    expect(found.length).toBeGreaterThan(250);
    expect(untold(found.map((one) => one.replaceAll('{}', '7')))).toEqual([]);
  });

  test('every value that a sentence is composed of is told', () => {
    const found = expectationsIn('src/core/rulebook', 'src/core/lint').filter((one) => !PARTS.includes(one));
    expect(found.length).toBeGreaterThan(80);
    expect(untold(found.map((one) => `Expected ${one.replaceAll('{}', '7')}, but found "x"`))).toEqual([]);
  });

  test('forty faults are told', () => {
    const { diagnostics } = readRulebook('acme', fixture('forty-faults'));
    expect(diagnostics).toHaveLength(40);
    expect(untold(diagnostics.map(({ message }) => message))).toEqual([]);
  });

  test('whatever the checks find is told', () => {
    const found = Object.values(TABLE).flatMap((rows) => rows.flatMap(([, files]) => linted(files)));
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(Object.keys(TABLE)));
    expect(untold(found.map(({ message }) => message))).toEqual([]);
  });

  test('what the reader says of rulebooks that are spoilt line by line is told', () => {
    const found = new Set(spoiltRulebooks(fixture('good')).flatMap((files) => readRulebook('acme', files).diagnostics.map(({ message }) => message)));
    expect(found.size).toBeGreaterThan(500);
    expect(untold(found)).toEqual([]);
  });

  test('what the libraries for YAML and for schemas say of usual mistakes is told', () => {
    const foundIn = (path: string, text: string): readonly string[] => readRulebook('acme', { ...fixture('good'), [path]: text }).diagnostics.filter(({ file }) => file === path).map(({ message }) => message);
    const yaml = BROKEN_YAML.map((text) => foundIn('rules/broken.yaml', text));
    const schemas = BROKEN_SCHEMAS.map((schema) => foundIn('workflows/broken.yaml', `workflow: broken\ndata: { type: object, properties: { a: ${schema} } }\ninitial: a\nstates:\n  a: { type: final }\n`));
    expect([...yaml, ...schemas].filter((found) => found.length === 0)).toEqual([]);
    expect(untold([...yaml, ...schemas].flat())).toEqual([]);
  });
});
