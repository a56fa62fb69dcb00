import { describe, expect, test } from '@jest/globals';
import { guideAt, type Guide } from '../../../src/core/rulebook/guide/guide.js';
import { fixture } from './fixture.js';

const COMPANY = 'rules/rulebook.yaml';
const LOAN = 'workflows/loan.yaml';
const PLAIN = '  conduct: { title: Conduct points, unit: points';
const APPEALED = `${PLAIN}, appeal: { workflow: objection, field: posting }`;
const good: Readonly<Record<string, string>> = { ...fixture('good'), [COMPANY]: (fixture('good')[COMPANY] ?? '').replace(PLAIN, APPEALED) };

/** The guide at `|` in a text that stands in place of another. */
function at(file: string, from: string, to: string): Guide {
  const text = good[file] ?? '';
  expect(text).toContain(from);
  const marked = text.replace(from, () => to);
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  return guideAt('acme', { ...good, [file]: marked.replace('|', '') }, { file, line: before.length, column: Array.from(before.at(-1) ?? '').length + 1 });
}

const names = ({ candidates }: Guide): readonly string[] => candidates.map(({ name }) => name);

describe('what fits', () => {
  test('keys of a map, in a line of their own and in braces', () => {
    expect(names(at(COMPANY, 'timeZone: Asia/Shanghai', 'timeZ|'))).toEqual(expect.arrayContaining(['title', 'timeZone', 'posts']));
    expect(names(at(COMPANY, 'unit: points, appeal', 'uni|, appeal'))).toEqual(expect.arrayContaining(['title', 'unit', 'holders', 'least', 'appeal']));
  });

  test('names of the kind that is expected there', () => {
    expect(names(at(COMPANY, 'appeal: { workflow: objection', 'appeal: { workflow: |'))).toEqual(expect.arrayContaining(['objection', 'loan', 'refund']));
    expect(names(at(COMPANY, 'field: posting', 'field: |'))).toEqual(['posting']);
    expect(at(LOAN, "article: '1.1'", 'article: |').candidates).toContainEqual({ kind: 'article', name: '1.2' });
  });

  test('parameters to which a scenario gives another value', () => {
    const guide = at('workflows/loan.scenarios.yaml', 'loan-limit: 5', 'loan-l|imit: 5');
    expect(guide.candidates).toContainEqual({ kind: 'parameter', name: 'points-late' });
    expect(guide.here).toMatchObject({ kind: 'parameter', name: 'loan-limit', title: 'Things out at once', detail: '3' });
  });

  test('words of a fixed list', () => {
    expect(names(at(COMPANY, 'language: en', 'language: |'))).toEqual(['zh', 'en']);
  });

  test('what an expression sees, functions too', () => {
    const guide = at(LOAN, 'late-points: { ledger-total: { ledger: conduct, person: case.starter } }', 'late-points: { ledger-total: { ledger: conduct, person: da| } }');
    expect(guide.candidates).toEqual(expect.arrayContaining([{ kind: 'expression', name: 'days' }, { kind: 'expression', name: 'loan limit' }, { kind: 'expression', name: 'date' }]));
    expect(guide.word.length).toBe(2);
  });

  test('states to which a transition may lead, as they are written there', () => {
    const dismissed = at('workflows/objection.yaml', 'rejected: dismissed', 'rejected: |');
    expect(names(dismissed)).toEqual(expect.arrayContaining(['judging', 'upheld', 'dismissed']));
  });

  test('nothing where anything may stand, and nothing outside of every file', () => {
    expect(at(COMPANY, 'title: Conduct points', 'title: |').candidates).toEqual([]);
    for (const [file, line] of [[LOAN, 500_000_000], ['constructor', 1], ['rules/none.yaml', 1]] as const) expect(guideAt('acme', good, { file, line, column: 9 })).toEqual({ word: { column: 1, length: 0 }, candidates: [] });
    expect(guideAt('acme', { [COMPANY]: 'a: [' }, { file: COMPANY, line: 1, column: 5 }).candidates).toEqual([]);
  });
});

test('a line and lists that are made to take long are answered at once', () => {
  const begun = process.cpuUsage();
  guideAt('acme', { ...good, [LOAN]: `${good[LOAN] ?? ''}x: foo # ${'abs '.repeat(100_000)}` }, { file: LOAN, line: (good[LOAN] ?? '').split('\n').length, column: 5 });
  guideAt('acme', { ...good, [LOAN]: `${good[LOAN] ?? ''}${'y: { article: whatstandshere }\n'.repeat(3_000)}` }, { file: LOAN, line: 5, column: 5 });
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(8_000);
});

describe('what stands there', () => {
  test('an article with its title, a person with the posts, a ledger with its unit', () => {
    expect(at(LOAN, "article: '1.1'", "article: '1.|1'").here).toMatchObject({ kind: 'article', name: '1.1', title: expect.anything(), at: { file: COMPANY } });
    expect(at(LOAN, 'ledger: conduct', 'ledger: con|duct').here).toMatchObject({ kind: 'ledger', name: 'conduct', title: 'Conduct points', detail: 'points' });
  });

  test('a field with its type, and a name of several words in an expression', () => {
    expect(at(COMPANY, 'field: posting', 'field: post|ing').here).toEqual({ kind: 'field', name: 'posting', title: 'Posting', detail: 'string', at: { file: 'workflows/objection.yaml', line: expect.any(Number), column: expect.any(Number) } });
    const limit = at(LOAN, 'limit: loan limit', 'limit: loan li|mit').here;
    expect(limit).toMatchObject({ kind: 'parameter', name: 'loan limit', detail: '3', at: { file: COMPANY } });
  });

  test('a state where it is laid down', () => {
    expect(at('workflows/objection.yaml', 'rejected: dismissed', 'rejected: dismi|ssed').here).toMatchObject({ kind: 'state', name: 'dismissed', at: { file: 'workflows/objection.yaml', line: 19 } });
  });

  test('nothing for what nobody has laid down', () => {
    expect(at(LOAN, 'ledger: conduct', 'ledger: condct|').here).toBeUndefined();
  });
});
