import fc from 'fast-check';
import type { Expression } from '../../../src/core/model/expression.js';
import type { Json } from '../../../src/core/model/json.js';
import type { ColumnDefinition, HitPolicy, TableDefinition, TableRule } from '../../../src/core/model/table.js';

const AT = { file: 'random.yaml', line: 1, column: 1 };
const cell = (text: string): Expression => ({ text, at: AT });

/** One column of a random table: how its cells and its values are made. */
interface RandomColumn {
  readonly column: ColumnDefinition;
  readonly cell: fc.Arbitrary<string | undefined>;
  readonly value: fc.Arbitrary<Json>;
}

const decimals = fc.integer({ min: -40, max: 40 }).map((n) => String(n / 4));
const long = fc.constantFrom('0.1', '0.1000000000000000000000000000000001', '0.0999999999999999999999999999999999', '123456789012345678901234567890.1234');
const words = fc.constantFrom('"a"', '"b"', '"ab"', '"中"', '"😀"', '"x y"');
const days = fc.integer({ min: 1, max: 28 }).map((day) => `date("2026-02-${String(day).padStart(2, '0')}")`);

/** Cells over literals: single ones, comparisons, ranges either way open, lists and their negation. */
function cells(literal: fc.Arbitrary<string>, ordered: boolean): fc.Arbitrary<string> {
  const comparison = fc.tuple(fc.constantFrom('<', '<=', '>', '>='), literal).map(([sign, value]) => `${sign} ${value}`);
  const interval = fc.tuple(fc.constantFrom('[', '(', ']'), literal, literal, fc.constantFrom(']', ')', '[')).map(([open, low, high, close]) => `${open}${low}..${high}${close}`);
  const one = ordered ? fc.oneof(literal, comparison, interval) : literal;
  const list = fc.array(one, { minLength: 1, maxLength: 3 }).map((tests) => tests.join(', '));
  return fc.oneof({ weight: 4, arbitrary: list }, { weight: 1, arbitrary: list.map((tests) => `not(${tests})`) }, { weight: 1, arbitrary: fc.constant('-') });
}

function orNothing(literal: fc.Arbitrary<string>, closures: readonly string[]): fc.Arbitrary<string | undefined> {
  return fc.oneof({ weight: 6, arbitrary: literal }, { weight: 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...closures) });
}

const KINDS: readonly fc.Arbitrary<RandomColumn>[] = [
  fc.constant({ column: { id: 'n', type: 'number' }, cell: orNothing(cells(fc.oneof(decimals, long, fc.constant('best line')), true), ['? * 2 > 5', 'abs(?) < 3']), value: fc.oneof(decimals, long) }),
  fc.constant({ column: { id: 's', type: 'string' }, cell: orNothing(cells(words, true), ['string length(?) > 1', 'starts with(?, "a")']), value: words.map((text) => JSON.parse(text) as string) }),
  fc.constant({ column: { id: 'b', type: 'boolean' }, cell: orNothing(cells(fc.constantFrom('true', 'false'), false), ['not(?)']), value: fc.boolean() }),
  fc.constant({ column: { id: 'd', type: 'date' }, cell: orNothing(cells(days, true), ['?.day > 10']), value: days.map((text) => text.slice(6, -2)) }),
];

export interface RandomCase {
  readonly table: TableDefinition;
  readonly questions: readonly { readonly given: Readonly<Record<string, Json>>; readonly on: string }[];
}

/** Tables of up to four columns of different kinds, some rows with days, and questions to them. */
export function randomCases(hit: fc.Arbitrary<HitPolicy>, rows: number): fc.Arbitrary<RandomCase> {
  return fc.tuple(fc.subarray([...KINDS], { minLength: 1 }).chain((kinds) => fc.tuple(...kinds)), hit).chain(([columns, policy]) => {
    const rule = fc.tuple(fc.tuple(...columns.map((column) => column.cell)), fc.option(days, { freq: 4 }), fc.option(days, { freq: 4 }), fc.nat(9));
    const question = fc.tuple(fc.tuple(...columns.map((column) => column.value)), days);
    return fc.tuple(fc.array(rule, { minLength: 1, maxLength: rows }), fc.array(question, { minLength: 1, maxLength: 12 })).map(([rules, questions]) => ({
      table: tableOf(columns.map(({ column }) => column), policy, rules.map(([texts, from, until, out]) => ruleOf(columns, texts, out, from?.slice(6, -2), until?.slice(6, -2)))),
      questions: questions.map(([values, on]) => ({ given: Object.fromEntries(columns.map(({ column }, index) => [column.id, values[index] ?? null])), on: on.slice(6, -2) })),
    }));
  });
}

function ruleOf(columns: readonly RandomColumn[], texts: readonly (string | undefined)[], out: number, from: string | undefined, until: string | undefined): TableRule {
  const when = columns.flatMap(({ column }, index) => (texts[index] === undefined ? [] : [[column.id, cell(texts[index])] as const]));
  return { when: new Map(when), then: new Map([['out', cell(String(out))]]), at: AT, ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

export function tableOf(inputs: readonly ColumnDefinition[], hit: HitPolicy, rules: readonly TableRule[]): TableDefinition {
  return { id: 'random', article: '1', hit, inputs, outputs: [{ id: 'out', type: 'number' }], rules, default: 'silent', examples: [], at: AT };
}

export function row(when: Readonly<Record<string, string>>, out = '1'): TableRule {
  return { when: new Map(Object.entries(when).map(([id, text]) => [id, cell(text)])), then: new Map([['out', cell(out)]]), at: AT };
}
