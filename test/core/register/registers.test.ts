import { describe, expect, test } from '@jest/globals';
import type { CaseState } from '../../../src/core/model/case-state.js';
import type { Actor } from '../../../src/core/model/actor.js';
import type { JsonObject } from '../../../src/core/model/json.js';
import type { RegisterDefinition } from '../../../src/core/model/register.js';
import { daysOf } from '../../../src/core/expression/period-text.js';
import { compileRegister } from '../../../src/core/register/compile-register.js';
import { groupRows, pivotRows } from '../../../src/core/register/group-rows.js';
import type { RegisterRow } from '../../../src/core/register/register-row.js';
import { filterRows, sortRows } from '../../../src/core/register/select-rows.js';
import { totalsFor } from '../../../src/core/register/totals.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { compiled } from '../../support/rulebooks.js';

const COMPANY = `
company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1': One }
parameters: { factor: 2 }
`;
const SALE = `
workflow: sale
title: Sale
article: '1'
data:
  type: object
  properties:
    month: { type: string, format: year-month }
    lines: { type: array, items: { type: object, properties: { who: { type: string }, amount: { type: string, format: decimal }, on: { type: string, format: date } } } }
initial: open
states:
  open: { initial: here, on: { x: done }, states: { here: {} } }
  done: { type: final }
signals: { x: {} }
`;
const REGISTER = `
register: lines
title: Lines
article: '1'
of: { workflow: sale, in: open, each: lines, where: item.amount != null }
columns:
  who: { title: Who, type: string, value: item.who }
  amount: { title: Amount, type: decimal, value: item.amount * factor }
  sold_on: { title: Sold on, type: date, value: item.on }
  started: { title: Started, type: date and time, value: case.startedAt }
period: sold_on
order: [who]
totals: { rows: count, amount: sum, share: { title: Share, value: 'amount / (rows - 1)' } }
`;
const FILES = { 'rules/rulebook.yaml': COMPANY, 'workflows/sale.yaml': SALE, 'rules/lines.yaml': REGISTER };
const ANN: Actor = { id: 'ann', name: 'Ann', posts: [], departments: [], roles: ['staff'] };
const MOMENT = { at: '2026-03-31T16:30:00.000Z', actor: ANN };

function rulebook(change: (text: string) => string = (text) => text) {
  return compiled('acme', { ...FILES, 'rules/lines.yaml': change(REGISTER) }, 'now');
}

function caseWith(data: JsonObject, more: Partial<CaseState> = {}): CaseState {
  return { id: 'c1', company: 'acme', workflow: 'sale', version: 'v', date: '2026-03-01', revision: 3, status: 'open', startedBy: 'ann', startedAt: '2026-03-01T00:00:00.000Z', value: { open: 'here' }, remembered: {}, data, tasks: {}, timers: {}, jobs: {}, children: {}, claims: [], actedIn: {}, ...more };
}

function drawn(state: CaseState, change?: (text: string) => string) {
  const book = rulebook(change);
  return compileRegister(book.definition.registers.get('lines') as RegisterDefinition, book).rowsOf({ state, changedAt: MOMENT.at }, book, MOMENT);
}

const LINES: readonly JsonObject[] = [{ who: 'b', amount: '0.10', on: '2026-03-31' }, { who: 'a', amount: '0.20', on: '2026-04-01' }, { who: 'c' }];

describe('rows of a case', () => {
  test('one for each item of the list that the condition lets, with exact figures and the day of each', () => {
    expect(drawn(caseWith({ lines: LINES }))).toEqual({
      rows: [
        { case: 'c1', revision: 3, item: 0, day: '2026-03-31', values: { who: 'b', amount: '0.2', sold_on: '2026-03-31', started: '2026-03-01T00:00:00.000Z' } },
        { case: 'c1', revision: 3, item: 1, day: '2026-04-01', values: { who: 'a', amount: '0.4', sold_on: '2026-04-01', started: '2026-03-01T00:00:00.000Z' } },
      ],
      faults: [],
    });
  });

  test('cases elsewhere, of other workflows, cancelled, or without the list have none', () => {
    for (const more of [{ value: 'done' }, { workflow: 'other' }, { status: 'cancelled' as const }]) expect(drawn(caseWith({ lines: LINES }, more)).rows).toEqual([]);
    expect(drawn(caseWith({})).rows).toEqual([]);
    expect(drawn(caseWith({ lines: LINES }, { value: 'done' }), (text) => text.replace('in: open, ', '')).rows).toHaveLength(2);
    expect(drawn(caseWith({ lines: LINES }, { status: 'cancelled' }), (text) => text.replace('in: open', 'status: cancelled')).rows).toHaveLength(2);
  });

  test('a cell that comes to nothing, or to something of another type, is named and left empty', () => {
    const { rows, faults } = drawn(caseWith({ lines: [{ who: 'b', amount: '1' }] }), (text) => text.replace('value: item.who', 'value: item.amount'));
    expect(rows[0]?.values['who']).toBeNull();
    expect(faults).toEqual([{ case: 'c1', item: 0, column: 'who', message: 'Expected a value of type string in the column "who", but found 1.' }]);
    expect(drawn(caseWith({ lines: [{ who: 'b' }] }), (text) => text.replace('item.amount != null', 'item.amount > 1'))).toMatchObject({ rows: [], faults: [{ case: 'c1', item: 0 }] });
  });

  test('a moment belongs to its day on the company\'s clock', () => {
    const { rows } = drawn(caseWith({ lines: [LINES[0]!] }, { startedAt: '2026-03-31T16:30:00.000Z' }), (text) => text.replace('period: sold_on', 'period: started'));
    expect(rows[0]?.day).toBe('2026-04-01');
    expect(drawn(caseWith({ month: '2026-05', lines: [LINES[0]!] }), (text) => text.replace('period: sold_on', 'period: date(month + "-01")')).rows[0]?.day).toBe('2026-05-01');
  });

  test('figures are those of the version that the case is pinned to', () => {
    const now = rulebook();
    const then = compiled('acme', { ...FILES, 'rules/rulebook.yaml': COMPANY.replace('factor: 2', 'factor: 5') }, 'then');
    const register = compileRegister(now.definition.registers.get('lines') as RegisterDefinition, now);
    expect(register.rowsOf({ state: caseWith({ lines: LINES.slice(0, 1) }), changedAt: MOMENT.at }, then, MOMENT).rows[0]?.values['amount']).toBe('0.5');
  });
});

const row = (who: string | null, amount: string | null, day: string | null): RegisterRow => ({ case: 'c', revision: 1, day, values: { who, amount } });
const ROWS = [row('b', '10', '2026-01-31'), row('a', '9.05', '2026-02-01'), row('a', '0.05', '2026-04-01'), row(null, null, null)];

describe('what rows come to', () => {
  const book = rulebook();
  const definition = book.definition.registers.get('lines') as RegisterDefinition;
  const totals = totalsFor(definition, [], {}, 'Asia/Shanghai');

  test('rows of a period, both days included, and by values; what has no day belongs to no period', () => {
    const days = (range: Parameters<typeof filterRows>[1]) => filterRows(ROWS, range).map(({ day }) => day);
    expect(days({ from: '2026-01-31', until: '2026-02-01' })).toEqual(['2026-01-31', '2026-02-01']);
    expect(days({ from: '2026-02-01' })).toEqual(['2026-02-01', '2026-04-01']);
    expect(days({})).toHaveLength(4);
    expect(days({ equals: new Map([['who', ['a', '']]]) })).toEqual(['2026-02-01', '2026-04-01', null]);
  });

  test('decimals are sorted by size, empty cells last either way', () => {
    const sorted = (descending: boolean) => sortRows(ROWS, [{ column: 'amount', descending }], definition.columns).map(({ values }) => values['amount']);
    expect(sorted(false)).toEqual(['0.05', '9.05', '10', null]);
    expect(sorted(true)).toEqual(['10', '9.05', '0.05', null]);
  });

  test('sums are exact, and what is reckoned from them is null where it cannot be', () => {
    expect(totals(ROWS)).toEqual({ rows: 4, amount: '19.1', share: '6.366666666666666666666666666666667' });
    expect(totals(ROWS.slice(0, 1))).toMatchObject({ rows: 1, amount: '10', share: null });
    expect(totals([])).toMatchObject({ rows: 0, amount: '0' });
  });

  test('groups by a column and by quarter, in the order of their keys', () => {
    expect(groupRows(ROWS, [{ column: 'who' }, { period: 'quarter' }], definition.columns, totals).map(({ keys, totals: { amount } }) => [...keys, amount])).toEqual([['a', '2026-Q1', '9.05'], ['a', '2026-Q2', '0.05'], ['b', '2026-Q1', '10'], [null, null, '0']]);
  });

  test('a pivot has a cell for each pair, empty where there is no row', () => {
    expect(pivotRows(ROWS.slice(0, 3), { rows: [{ column: 'who' }], columns: { period: 'month' }, value: 'amount' }, definition.columns, totals)).toEqual({
      columns: ['2026-01', '2026-02', '2026-04'],
      rows: [{ keys: ['a'], cells: [null, '9.05', '0.05'], total: '9.1' }, { keys: ['b'], cells: ['10', null, null], total: '10' }],
      totals: ['10', '9.05', '0.05'],
      total: '19.1',
    });
  });
});

test.each([['2026', '2026-01-01', '2026-12-31'], ['2026-Q1', '2026-01-01', '2026-03-31'], ['2026-02', '2026-02-01', '2026-02-28'], ['2028-02', '2028-02-01', '2028-02-29'], ['2026-03-05', '2026-03-05', '2026-03-05']])('the days of %s', (text, from, until) => {
  expect(daysOf(text)).toEqual({ from, until });
});

test.each(['', '26', '2026-13', '2026-Q5', '2026-00', 'x'])('no period: %s', (text) => {
  expect(daysOf(text)).toBeUndefined();
});

/** The faults of a register that is written otherwise, as `rule word`. */
function faults(change: (text: string) => string): readonly string[] {
  return readRulebook('acme', { ...FILES, 'rules/lines.yaml': change(REGISTER) }).diagnostics.map(({ rule, message }) => `${rule} ${/but (?:found )?"([^"]*)"/.exec(message)?.[1] ?? ''}`);
}

test.each([
  ['of: { workflow: sale', 'of: { workflow: sail', ['unknown-workflow sail']],
  ['in: open', 'in: opened', ['unknown-state opened']],
  ['each: lines', 'each: line', ['unknown-field line']],
  ['value: item.who', 'value: nobody', ['unknown-name nobody']],
  ['order: [who]', 'order: [whom]', ['unknown-column whom']],
  ['period: sold_on', 'period: who', ['bad-value who']],
  ['amount: sum', 'who: sum', ['bad-value who', 'unknown-name amount']],
  ['amount: sum', 'amont: sum', ['unknown-column amont', 'unknown-name amount']],
  ['rows: count', 'rows: sum', ['bad-value sum']],
  ["article: '1'", "article: '2'", ['unknown-article 2']],
  ['who: {', 'rows: {', ['reserved-name ', 'unknown-column who']],
  ['type: decimal', 'type: number', ['bad-value number']],
  ['register: lines', 'register: line', ['bad-value line']],
  ['order: [who]', 'groups: { period: month }\nperiode: x', ['unknown-key periode']],
  ['period: sold_on\n', 'groups: { period: month }\n', ['missing-key ']],
  ['order: [who]', 'pivot: { rows: who, columns: sold_on, value: sums }', ['unknown-name sums']],
  ['order: [who]', 'readBy: { post: nobody }', ['unknown-post nobody']],
] as const)('a register with %s written as %s', (from, to, expected) => {
  const found = faults((text) => text.replace(from, to));
  expect([...found].sort()).toEqual([...expected].sort());
});
