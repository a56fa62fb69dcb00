import { describe, expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { fixture, goodWith } from './fixture.js';

const GOOD = readRulebook('acme', fixture('good'));
const loan = GOOD.definition?.workflows.get('loan');

/** The faults of the good rulebook with one of its files rewritten: the rule, the word at its position, the name meant. */
function faultsWith(path: string, change: (text: string) => string): readonly string[] {
  const text = fixture('good')[path] ?? '';
  expect(change(text)).not.toBe(text);
  const files = goodWith(path, change(text));
  return readRulebook('acme', files).diagnostics.map(({ rule, file, line, column, suggestion }) => {
    const word = /^[^\s,:}\]]*/.exec(files[file]?.split('\n')[line - 1]?.slice(column - 1) ?? '')?.[0];
    return `${rule} ${word}${suggestion === undefined ? '' : ` → ${suggestion}`}`;
  });
}

const COMPANY = 'rules/rulebook.yaml';
const EXAMPLES = 'workflows/loan.scenarios.yaml';
const ANSWER = 'workflows/answer.yaml';
const WARNING = 'workflows/warning.yaml';
const WARNINGS = 'workflows/warning.scenarios.yaml';
const MEMBER = 'workflows/member.yaml';
const LOAN = 'workflows/loan.yaml';

describe('a good rulebook', () => {
  test('has no faults', () => {
    expect(GOOD.diagnostics).toEqual([]);
    expect(GOOD.definition?.company).toBe('acme');
  });

  test('keeps article numbers as written', () => {
    expect([...(GOOD.definition?.articles.keys() ?? [])]).toEqual(['1.1', '1.2', '1.3', '2']);
  });

  test('keeps decimals as written where they become FEEL', () => {
    expect(GOOD.definition?.tables.get('loan-kind')?.rules[1]?.then.get('fee')?.text).toBe('0.10');
  });

  test('resolves targets to full paths', () => {
    const targets = (path: string) => loan?.states.get(path)?.on.flatMap(({ trigger, transitions }) => transitions.map(({ target }) => [trigger, target]));
    expect(targets('deciding.waiting')).toEqual([['approved', 'deciding.agreed'], ['rejected', 'refused'], ['returned', 'asking']]);
    expect(targets('')).toEqual([['recall', 'closing']]);
    expect(targets('out.thing.there')).toEqual([['told', undefined], ['not-told', undefined], ['completed', 'out.thing.back']]);
    expect(loan?.states.get('deciding.kept')).toMatchObject({ kind: 'history', deep: true, fallback: 'deciding.waiting' });
  });

  test('tells the kinds of states, and where each stands', () => {
    const kinds = [...(loan?.states.values() ?? [])].map(({ path, kind, at }) => `${path} ${kind} ${at.line}:${at.column}`);
    expect(kinds.slice(0, 6)).toEqual([' compound 1:1', 'asking atomic 40:3', 'deciding compound 53:3', 'deciding.waiting atomic 65:7', 'deciding.agreed final 73:7', 'deciding.kept history 74:7']);
  });

  test('derives what a task offers from what its state handles', () => {
    const offered = [...(loan?.states.get('deciding.waiting')?.task?.actions.values() ?? [])];
    expect(offered.map(({ id, outcome, decisive }) => [id, outcome, decisive])).toEqual([['approve', 'approved', false], ['reject', 'rejected', true], ['return', 'returned', true]]);
  });

  test('reads several verbs in one map as several actions in their order', () => {
    const done = loan?.states.get('closing')?.always[1]?.actions ?? [];
    expect(done.map(({ kind }) => kind)).toEqual(['post', 'release', 'signal', 'start']);
    expect(done[0]).toMatchObject({ ledger: 'conduct', article: '1.3' });
  });

  test('lifts our keywords out of the data schema and refuses what it does not list', () => {
    expect(loan?.data.schema).toMatchObject({ additionalProperties: false, properties: { thing: { type: 'string', minLength: 1, maxLength: 80 } } });
    expect(JSON.stringify(loan?.data.schema)).not.toMatch(/title|x-personal/);
    const fields = [...(loan?.data.fields.values() ?? [])];
    expect(fields.filter(({ personal }) => personal).map(({ id }) => id)).toEqual(['borrower']);
    expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(['thing', 'wantedOn', 'days']);
  });

  test('takes a claim by action where an action takes it, and else at the start', () => {
    expect([...(loan?.claims.values() ?? [])].map(({ id, taken }) => [id, taken])).toEqual([['one-loan', 'start'], ['places', 'action']]);
  });

  test('says which regulations it carries out, and which a scenario shows', () => {
    const { regulations, workflows } = GOOD.definition!;
    expect([...regulations.values()].map(({ id, advice, articles }) => [id, advice, articles])).toEqual([['X-01', false, ['1.1', '1.3']], ['X-02', false, []], ['X-03', true, ['2']]]);
    expect([loan?.source, workflows.get('report')?.source, workflows.get('report')?.scenarios[0]?.source]).toEqual([['X-01'], ['X-01', 'X-02'], ['X-02']]);
  });

  test('may write any source where it lists no regulations', () => {
    const files = { ...fixture('good'), [COMPANY]: fixture('good')[COMPANY]!.replace(/^regulations:\n(?: {2}X.*\n)+/m, ''), [LOAN]: fixture('good')[LOAN]!.replace('source: X-01', 'source: A manual of 2015, part 2') };
    const { definition, diagnostics } = readRulebook('acme', files);
    expect(diagnostics).toEqual([]);
    expect(definition?.workflows.get('loan')?.source).toEqual(['A manual of 2015, part 2']);
  });

  test('brings its scenarios', () => {
    expect(loan?.scenarios[0]?.steps.map(({ kind }) => kind)).toEqual(['act', 'act', 'act', 'expect', 'clock', 'wait', 'signal', 'cancel']);
    expect(loan?.scenarios.map(({ parameters }) => parameters)).toEqual([undefined, { 'loan-limit': 5, 'points-late': null }]);
    expect(loan?.scenarios[0]?.expect.postings).toEqual([{ ledger: 'conduct', holder: 'ann', amount: '-2.50' }]);
  });
});

describe('faults', () => {
  const cases: readonly [string, string, string, string, readonly string[]][] = [
    ['a company that is not its folder', COMPANY, 'company: acme', 'company: acne', ['bad-value acne']],
    ['an unclosed flow map', COMPANY, 'department: desk }\n  head:', 'department: desk\n  head:', ['yaml-syntax head']],
    ['a merge key', COMPANY, 'ledgers:\n', 'ledgers:\n  <<: { a: b }\n', ['yaml-merge-key <<']],
    ['a key that reaches into JavaScript', COMPANY, 'ledgers:\n', 'ledgers:\n  __proto__: { title: x, unit: y }\n', ['yaml-forbidden-key __proto__']],
    ['a second document', COMPANY, 'ledgers:\n', '---\nledgers:\n', ['yaml-documents ---']],
    ['a parameter named like a table', COMPANY, '  points-late:', '  loan-kind: 1\n  points-late:', ['name-clash loan-kind']],
    ['a name that reads as a difference', COMPANY, '  points-late:', '  points: 1\n  late: 2\n  points-late:', ['name-clash points-late', 'name-clash late-points']],
    ['an unknown name in an expression', LOAN, 'late points < 0', 'late point < 0', ['unknown-name late → late points']],
    ['a field named like a parameter', LOAN, '    notes: {', '    notes: { type: array, items: { type: string } }\n    sum: {', ['name-clash sum']],
    ['an unknown field in set', LOAN, 'set: { value:', 'set: { valeu:', ['unknown-field valeu → value']],
    ['a field of another workflow that is none', LOAN, 'where: { thing: thing }', 'where: { thig: thing }', ['unknown-field thig → thing']],
    ['an unknown state in acted-in', LOAN, 'acted-in: asking', 'acted-in: askin', ['unknown-state askin → asking']],
    ['a target that stands elsewhere', LOAN, "rejected: '#refused'", 'rejected: refused', ['unknown-target refused → #refused']],
    ['a trigger that nothing sends', LOAN, '      dropped: refused', '      droped: refused', ['unknown-trigger droped → dropped']],
    ['an answer that could be one of the engine', LOAN, 'then: told', 'then: xstate-told', ['reserved-name xstate-told', 'unknown-trigger told']],
    ['an unknown claim', LOAN, 'claim: places', 'claim: place', ['unknown-claim place → places']],
    ['an unknown regulation', LOAN, 'source: X-01', 'source: [X-01, X-04]', ['unknown-regulation X-04 → X-01']],
    ['a regulation with an article that is not listed', COMPANY, "articles: ['1.1', '1.3']", "articles: ['1.1', '1.4']", ["unknown-article '1.4' → 1.1"]],
    ['an unknown workflow', LOAN, 'name: next, workflow: loan', 'name: next, workflow: lone', ['unknown-workflow lone → loan']],
    ['a schema that cannot be checked', LOAN, 'minLength: 1,', 'minLength: -1,', ['bad-schema minLength']],
    ['a schema that contradicts itself', LOAN, 'type: integer, minimum: 1', 'type: string, minimum: 1', ['bad-schema days']],
    ['another value for a parameter that is not there', EXAMPLES, 'loan-limit: 5', 'loan-limt: 5', ['unknown-parameter loan-limt → loan-limit']],
    ['a text for a number', EXAMPLES, 'loan-limit: 5', 'loan-limit: five', ['bad-value five']],
    ['a duration for a decimal number', EXAMPLES, 'points-late: null', 'points-late: P3D', ['bad-value P3D']],
    ['other values in a list', EXAMPLES, '{ loan-limit: 5, points-late: null }', '[loan-limit]', ['wrong-kind [loan-limit']],
    ['who changes a field that is not there', MEMBER, 'changedBy: { card:', 'changedBy: { crd:', ['unknown-field crd → card']],
    ['an unknown post that changes a field', MEMBER, 'card: { post: head }', 'card: { post: hed }', ['unknown-post hed → head']],
    ['a permission that names records by a field that is not there', MEMBER, 'names: notes', 'names: nots', ['unknown-field nots → notes']],
    ['a permission that names records with several keys', MEMBER, 'key: card', 'key: [card, name]', ['bad-value record', 'bad-value {', 'bad-value {']],
    ['a permission that names what a register shows', 'rules/things-out.yaml', 'until: returnedOn }', 'until: returnedOn, names: notes }', ['unknown-key permission']],
    ['a clock that is told in two ways', ANSWER, '{ working-days: loan limit }', '{ working-days: loan limit, duration: loan limit }', ['bad-value within']],
    ['a clock that is told in no way', ANSWER, '{ working-days: loan limit }', '{}', ['bad-value within']],
    ['a clock in another unit than its ladder', ANSWER, 'working-days: loan limit', 'duration: loan limit', ['bad-value {']],
    ['a clock by a parameter that is not there', ANSWER, 'working-days: loan limit', 'working-days: loan limt', ['unknown-name loan → loan limit']],
    ['a clock in units that nobody counts', ANSWER, 'working-days: loan limit', 'working-weeks: loan limit', ['bad-value within', 'unknown-key working-weeks → working-days']],
    ['records of a list that is not there', WARNING, 'each: others', 'each: othrs', ['unknown-name othrs → others']],
    ['records of a list by too many parts of the key', WARNING, 'key: item', 'key: [item, card]', ['bad-value {']],
    ['a step about a case that nothing is called', WARNINGS, 'case: zoe, by', 'case: zo, by', ['unknown-name zo → zoe']],
    ['a name that two cases of a scenario have', WARNINGS, 'as: max, data', 'as: zoe, data', ['bad-value zoe', 'unknown-name max', 'unknown-name max']],
    ['a name that only a later scenario gives', WARNINGS, '    expect: { in: telling }', "    expect: { in: telling }\n  - scenario: Another\n    at: 2026-03-02T09:00:00+08:00\n    start: { by: bob, data: { card: '7' } }\n    steps: [{ case: max, expect: { status: open } }]", ['unknown-name max']],
    ['nothing in a name that a scenario of its own gives to another workflow', WARNINGS, '    expect: { in: telling }', "    expect: { in: telling }\n  - scenario: Another\n    at: 2026-03-02T09:00:00+08:00\n    start: { by: bob, data: { card: '7' } }\n    steps: [{ by: bob, start: warning, as: max, data: { card: '7' } }]", []],
    ['a field that the named case does not have', WARNINGS, 'change: { name: Maxim }', 'change: { nam: Maxim }', ['unknown-field nam → name']],
    ['a field that a case which begins does not have', WARNINGS, "{ card: '8', name: Max }", "{ card: '8', nam: Max }", ['unknown-field nam → name']],
    ['a step that starts a workflow which is not there', WARNINGS, 'start: member,', 'start: membr,', ['unknown-workflow membr → member']],
    ['a moment for a case that is there before each scenario', WARNINGS, 'as: zoe, by', 'at: 2026-03-01T09:00:00+08:00, as: zoe, by', ['unknown-key at → as']],
    ['who changes fields in a list', MEMBER, '{ card: { post: head }, visits: [] }', '[card]', ['wrong-kind [card']],
    ['an unknown schema keyword', LOAN, 'minLength: 1,', 'minLenght: 1,', ['unknown-key minLenght → minLength']],
  ];

  test.each(cases)('%s', (_title, path, from, to, expected) => {
    expect(faultsWith(path, (text) => text.replace(from, to))).toEqual(expected);
  });

  test('a missing rulebook file', () => {
    expect(readRulebook('acme', {}).diagnostics).toMatchObject([{ rule: 'missing-file', file: COMPANY, line: 1, column: 1 }]);
  });

  test('a file that is none of a rulebook', () => {
    expect(readRulebook('acme', goodWith('workflows/loan.yml', 'x')).diagnostics).toMatchObject([{ rule: 'unexpected-file', file: 'workflows/loan.yml' }]);
  });

  test('a rulebook file that cannot be parsed does not make every reference unknown', () => {
    const { diagnostics } = readRulebook('acme', goodWith(COMPANY, 'company: acme\ntitle: [x'));
    expect(diagnostics.map(({ rule, file }) => `${file} ${rule}`)).toEqual([`${COMPANY} yaml-syntax`]);
  });
});

test('a batch with Chinese names, a moment as time limit, seats from a table and a nested schema', () => {
  const { definition, diagnostics } = readRulebook('batch', fixture('batch'));
  expect(diagnostics).toEqual([]);
  const batch = definition?.workflows.get('redemption-batch');
  expect(batch?.states.get('handing-in')?.after[0]?.delay).toMatchObject({ kind: 'moment', moment: { text: 'redemption cutoff(month)' } });
  expect(batch?.states.get('countersigned')?.task).toMatchObject({ mode: 'all', distinct: true, for: [{ kind: 'expression' }] });
  expect(batch?.data.schema).toMatchObject({ properties: { requests: { items: { additionalProperties: false } } } });
  expect(batch?.data.fields.get('requests')?.personal).toBe(true);
});

describe('words for forms', () => {
  const withField = (field: string) => faultsWith(LOAN, (text) => text.replace('    notes: {', `    kind: ${field}\n    notes: {`));

  test('name the values of an enum, and what a text is the id of', () => {
    expect(withField('{ enum: [red, blue], x-labels: { red: { zh: 红, en: Red }, blue: Blue } }')).toEqual([]);
    expect(withField('{ type: string, x-refers: person }')).toEqual([]);
  });

  test('have to fit', () => {
    expect(withField('{ enum: [red, blue], x-labels: { rad: Red } }')).toEqual(['bad-schema rad → red']);
    expect(withField('{ type: string, x-refers: planet }')).toHaveLength(1);
  });
});
