import { describe, expect, test } from '@jest/globals';
import { BUILT_INS } from '../../../src/core/expression/built-ins.js';
import { faultsIn, namesUsed } from '../../../src/core/expression/check.js';
import { feelFunction } from '../../../src/core/expression/values.js';
import { scope, written } from './support/feel.js';

const NAMES = { ...scope({ 'monthly income': 100, 'monthly income tax': 20, 赎回份额: 30, '赎回 份额': 31, a: 7, b: 2, 客户: { 姓名: '陈晨' } }), '费率 表': feelFunction(['档位'], (band) => band) };

describe('names', () => {
  test.each([
    ['monthly income - monthly income tax', '80'],
    ['monthly  income tax', '20'],
    ['monthly\n  income', '100'],
    ['赎回份额 + 1', '31'],
    ['赎回 份额 + 1', '32'],
    ['客户.姓名', '陈晨'],
    ['费率 表(5)', '5'],
    ['费率 表(档位: 6)', '6'],
    ['a-b', '5'],
    ['for 份额 in [1, 2] return 份额 * a', '[7, 14]'],
    ['{ 单价: 2, 总 价: 单价 * 3 }.总 价', '6'],
    ['[{ x y: 1 }, { x y: 2 }][x y = 2].x y', '[2]'],
    ['for a in [1] return a + b', '[3]'],
  ])('%s', (text, expected) => {
    expect(written(text, NAMES)).toBe(expected);
  });

  test('faults name what is unknown, and where', () => {
    const names = Object.keys(NAMES);
    expect(faultsIn('monthly income + monthly incme', 'expression', names)).toEqual([{ from: 17, message: 'Expected a known name, but found "monthly incme"', unknownName: 'monthly incme' }]);
    expect(faultsIn('for x in [1] return x + 客户.姓名', 'expression', names)).toEqual([]);
    expect(faultsIn('客户[anything = 1]', 'expression', names)).toEqual([]);
    expect(faultsIn('a instance of tMoney', 'expression', names)).toEqual([]);
    expect(faultsIn('> a, not(b)', 'unary-tests', names)).toEqual([]);
    expect(faultsIn('1 +', 'expression', names)).toEqual([{ from: 3, message: 'Expected the expression to go on, but it ends here' }]);
  });

  test('the names used are told apart', () => {
    expect([...namesUsed('monthly income tax > 费率 表(a)', Object.keys(NAMES))].sort()).toEqual(['a', 'monthly income tax', '费率 表']);
    expect([...namesUsed('> a', Object.keys(NAMES))]).toEqual(['a']);
  });

  test('every function of the standard is there once', () => {
    expect(new Set(BUILT_INS).size).toBe(BUILT_INS.length);
    expect(BUILT_INS.length).toBe(86);
  });
});
