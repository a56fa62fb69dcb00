import { expect, test } from '@jest/globals';
import { figureTokens } from '../../../src/core/rulebook/figures/figure-tokens.js';
import { figuresIn } from '../../../src/core/rulebook/figures/figures-in.js';

test.each([
  ['49', [['49', ['50', '48']]]],
  ['0.02', [['0.02', ['0.03', '0.01']]]],
  ['9.99', [['9.99', ['10.00', '9.98']]]],
  ['0', [['0', ['1']]]],
  ['[90..99)', [['90', ['91', '89']], ['99', ['100', '98']]]],
  ['3 working days', [['3', ['4', '2']]]],
  ['days > 3 and part1 < x2.y', [['3', ['4', '2']]]],
  ['P3D', [['P3D', ['P4D', 'P2D']]]],
  ['PT48H', [['PT48H', ['PT49H', 'PT47H']]]],
  ['09:00-12:30', [['09:00', ['09:01', '08:59']], ['12:30', ['12:31', '12:29']]]],
  ['2026-02-28', [['2026-02-28', ['2026-03-01', '2026-02-27']]]],
  ['date("2026-03-31") + duration("P14D")', [['2026-03-31', ['2026-04-01', '2026-03-30']], ['P14D', ['P15D', 'P13D']]]],
  ['kind = "room 7" and step = "T12:00:00"', [['12:00:00', ['12:01:00', '11:59:00']]]],
  ['PAID in 2 days', [['2', ['3', '1']]]],
])('%s', (source, found) => {
  expect(figureTokens(source).map(({ written, changes }) => [written, changes])).toEqual(found);
});

const FILE = `workflow: w
title: 3 days
data: { type: object, properties: { n: { type: integer, minimum: 1, maxLength: 80, title: '5' } } }
states:
  waiting:
    after: { 3 working days: { target: x, article: '1.3' }, "date and time(day + \\"T12:00:00\\")": y }
    on: { done: { guard: 'n >= 10', because: less than 10 } }
`;

test('figures are found with their place, and changed there and nowhere else', () => {
  const figures = figuresIn('workflows/w.yaml', FILE);
  expect(figures.map(({ written, at }) => `${written} ${at.line}:${at.column}`)).toEqual(['1 3:66', '3 6:14', '12:00:00 6:61', '10 7:32']);
  expect(figures[1]?.changed.map(({ text }) => text)).toEqual([FILE.replace('{ 3 working', '{ 4 working'), FILE.replace('{ 3 working', '{ 2 working')]);
  expect(figures[2]?.changed[0]?.text).toBe(FILE.replace('12:00:00', '12:01:00'));
});

test('an article with a number, handed to a shared workflow, is no figure; a difference is', () => {
  const figures = figuresIn('workflows/w.yaml', "workflow: w\nwith: { asked: 服务-2, told: 4-1.2, left: '3', due: 'days - 5', of: 手册-4.6.2 }\n");
  expect(figures.map(({ written }) => written)).toEqual(['4', '1.2', '3', '5']);
});
