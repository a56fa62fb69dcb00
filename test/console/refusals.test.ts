import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { asSaid, retell, type NameOf, type Phrases } from '../../src/console/texts/retell.js';
import { formOf, refusalsIn } from './support/sentences-in.js';

const PHRASES = JSON.parse(readFileSync('src/console/texts/refusals.json', 'utf8')) as Phrases;
/** Where refusals of people come from. What directories, headers and other programs are told is for those who write programs. */
const SOURCES = ['src/core/case', 'src/core/approval', 'src/core/organisation', 'src/engine', 'src/sheets', 'src/api'];
const FOR_PROGRAMS = /header|Content-|If-Match|Last-Event-ID|JSON|application\/|percent|\bbody\b|SCIM|userName|displayName|filter of|in the filter|operation add|operations, but|to remove|id of a (user|group)|\bmembers?\b|true or false under|text of at most \d+ characters under|the user that you|under active|user as value|\bproperties\b|bearer token|each key of an object|`task` and `action`|well-formed request|people\.csv|demonstration passwords/;
/** What nobody asked for is refused to nobody: the engine's own work, the tests of a rulebook, faults of what is stored. */
const FOR_NOBODY = /^Expected (…|a \{\}number of \{\}, but|an amount$|a posting, or|a list|the name of an account|a whole number that is not negative|the id of a (case|calendar)$|a person of the rulebook, but found \{\}$|\{\}, but found something|the (timer|child|engine|job|connector|message|rulebook of the case|schedule|case to (wait|come to rest|be there)|case "\{\}" to have begun)|to (hold the job|send it)|a (connector|server) |versions from|revision \{\} of \{\} to be a history|the database to answer, but it does not\.$|\{\} to be seen to|\{\} to be \{\}|\{\}, but (\{\}\.|the|found \{\}\.)|\{\} other cases|the clock to go on|nothing that an operator|every cell|a register of the rulebook, but|an open task that offers|\{\} to be (refused|accepted)|a person of the rulebook, but found "\{\}")/;

test('every refusal that somebody may meet is told in Chinese', () => {
  const said = new Set(Object.keys(PHRASES).map(formOf));
  const found = refusalsIn(...SOURCES);
  expect(found.length).toBeGreaterThan(200);
  expect(found.filter((one) => !said.has(one) && !FOR_PROGRAMS.test(one) && !FOR_NOBODY.test(one))).toEqual([]);
});

test('a phrase that nobody says any more is not kept, and each is Chinese with no value of its own', () => {
  const said = new Set(refusalsIn('src'));
  const more = (text: string): readonly string[] => (text.match(/\{(?:@|[a-z]+ )?\d\}/g) ?? []).map((one) => one.replace(/@|[a-z]+ /, ''));
  const particular = / to (act on this task|withdraw what decided)|\(did you mean|Expected a (whole )?number of working|Expected at most \{1\} bytes/;
  expect(Object.keys(PHRASES).filter((key) => key.startsWith('Expected ') && !particular.test(key) && !said.has(formOf(key)))).toEqual([]);
  for (const [key, text] of Object.entries(PHRASES)) {
    expect([key, more(text).filter((one) => !key.includes(one))]).toEqual([key, []]);
    if (!/^\{\d\}|^none$/.test(key)) expect([key, text]).toEqual([key, expect.stringMatching(/\p{Script=Han}/u)]);
  }
});

const NAMED: Readonly<Record<string, string>> = { 'person jiang-xin': '姜欣', 'state finding': '分析原因', 'post service-manager': '客服主管', 'field analysis': '原因分析', 'field cause': '原因类别', 'action submit': '提交' };
const NAMES: NameOf = (id, kind) => NAMED[`${kind} ${id}`];

test.each([
  ['Expected the starter to revoke the case, but jiang-xin has not started it.', '只有发起人可以撤销案件，姜欣不是发起人。'],
  ['Expected somebody who has not acted in "finding" to act on this task, but jiang-xin has.', '本任务须由没有办理过“分析原因”的人办理，姜欣办理过。'],
  ['Expected a holder of the post service-manager or a process admin to act on this task, but jiang-xin is not.', '本任务须由岗位 客服主管或流程管理员办理，姜欣不是。'],
  ['Expected data that fits the workflow, but content: expected at most 5000 characters (and 2 more).', '数据不符合流程的要求：content，最多 5000 个字（另有 2 处）。'],
  ['Expected a request of the described form, but opinion must be shorter than or equal to 10000 characters.', '提交的内容不合要求：opinion 最多 10000 个字。'],
  ['Expected a value for analysis, but there is none.', '请填写：原因分析。'],
  ['Expected a value for colour, but there is none.', '请填写：colour。'],
  ['Expected fields that this step lets one write (cause, analysis), but found "colour".', '这一步可以填写的字段是：原因类别, 原因分析；其中没有“colour”。'],
  ['Expected a condition for "submit" to hold, but none does: too few.', '“提交”要求的条件没有满足：too few。'],
  ['Expected a checkpoint as it was downloaded, with format 1, company, at and heads, and in each head a case, a revision and a hash, but format is not as it should be.', '须是下载得到的检查点文件，含 format（1）、company、at 和 heads，heads 的每一项含 case、revision 和 hash；现在 format 缺少或不合要求。'],
  ['Expected a body of well-formed JSON, but it cannot be read as such at line 1, column 2.', '内容须是格式正确的 JSON，现在第 1 行第 2 列读不出来。'],
  ['Expected a request of the described form, but limit must not be greater than 200.', '提交的内容不合要求：limit 不能大于 200。'],
  ['研讨部门太少', '研讨部门太少'],
  ['Handed in late or not at all.', 'Handed in late or not at all.'],
  ['none', 'none'],
  ['Expected a task that is open, but "open" is not.', '任务“open”已不在待办中。'],
  ['Expected what nobody has foreseen, but it came.', 'Expected what nobody has foreseen, but it came.'],
])('%s', (sentence, told) => {
  expect(retell(sentence, PHRASES, NAMES)).toBe(told);
  expect(retell(sentence, {}, NAMES)).toBe(sentence);
});

test.each([
  ['Expected the starter to revoke the case, but jiang-xin has not started it.', 'Expected the starter to revoke the case, but 姜欣 has not started it.'],
  ['Expected somebody with the role auditor, but jiang-xin has staff.', 'Expected somebody with the role auditor, but 姜欣 has staff.'],
  ['Expected somebody who has not acted in "finding" to act on this task, but jiang-xin has.', 'Expected somebody who has not acted in "分析原因" to act on this task, but 姜欣 has.'],
  ['Expected data that fits the workflow, but content: expected at most 5000 characters (and 2 more).', undefined],
  ['Expected a value for colour, but there is none.', undefined],
  ['Expected what nobody has foreseen, but it came.', undefined],
])('in English: %s', (sentence, told = sentence) => {
  expect(retell(sentence, asSaid(PHRASES), NAMES)).toBe(told);
});

test('no sentence is said otherwise in English where nothing in it has a name', () => {
  const said = asSaid(PHRASES);
  for (const key of Object.keys(PHRASES)) {
    const sentence = key.replace(/\{(\d)\}/g, 'value-$1');
    expect(retell(sentence, said)).toBe(sentence);
  }
});

test('a sentence of the worst kind is told at once', () => {
  const began = process.cpuUsage().user;
  const many = (piece: string): string => piece.repeat(500);
  retell(`Expected ${many('a, but "')}`, PHRASES);
  retell(`Expected "${many('" as it was uploaded (')}${many(', ')}${many(' bytes), but it is said to be ')}${many(' of ')}" to be free for x, but another case holds it already.`, PHRASES);
  expect((process.cpuUsage().user - began) / 1_000).toBeLessThan(2_000);
});
