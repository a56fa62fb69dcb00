import { describe, expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { ask, COMPANY, compile } from './support.js';
import { faults } from './formula-support.js';

const BANDS = `ladder: sample
article: '1'
inputs: { score: number, somebody_is_best: boolean, previous: { type: string, optional: true } }
climbs: score
outputs: { band: string, award: number }
rises: [award]
rungs:
  - { at-least: 100, then: { band: '"special"', award: 500 } }
  - { at-least: best-line, then: { band: '"best"', award: 300 } }
  - { above: 80, when: { somebody_is_best: false }, then: { band: '"outstanding"', award: 100 }, article: '2' }
  - { at-least: 60, when: { previous: '"pass"' }, then: { band: '"dismissal"', award: 0 } }
  - { at-least: 60, then: { band: '"pass"', award: 0 } }
default: silent
`.replace('best-line', 'best line');
const SEVERITY = `ladder: sample
article: '1'
inputs: { severity: { type: string, allowed: '"slight", "serious", "grave"' } }
climbs: severity
outputs: { penalty: { type: string, allowed: '"warning", "demerit", "dismissal"' } }
rises: [penalty]
rungs:
  - { above: '"serious"', then: { penalty: '"dismissal"' } }
  - { at-least: '"serious"', then: { penalty: '"demerit"' } }
  - { at-least: '"slight"', then: { penalty: '"warning"' } }
`;
function climb(text: string) {
  const { definition, diagnostics } = readRulebook('acme', { 'rules/rulebook.yaml': COMPANY, 'rules/sample.yaml': text });
  if (!definition) throw new Error(JSON.stringify(diagnostics));
  return compile(definition.tables.get('sample')!);
}

describe('a ladder', () => {
  test.each([
    [100, true, null, 'special', [1]],
    [99.99, true, null, 'best', [2]],
    [89.99, false, null, 'outstanding', [3]],
    [89.99, true, null, 'pass', [5]],
    [80, false, null, 'pass', [5]],
    [60, false, 'pass', 'dismissal', [4]],
    [60, false, 'good', 'pass', [5]],
  ])('at %s, somebody best: %s, before: %s, is %s', (score, best, before, band, rows) => {
    expect(ask(climb(BANDS), { score, somebody_is_best: best, previous: before })).toMatchObject({ output: { band }, rows });
  });

  test('below the lowest rung it is silent where it says so, and refuses otherwise', () => {
    expect(ask(climb(BANDS), { score: 59.9, somebody_is_best: false, previous: null }).output).toBeNull();
    expect(faults(BANDS.replace('default: silent\n', '')).join()).toMatch(/table-gap: .*none answers score = /);
  });

  test('climbs words in the order in which they are allowed', () => {
    expect(['slight', 'serious', 'grave'].map((severity) => ask(climb(SEVERITY), { severity }).output)).toEqual(['warning', 'demerit', 'dismissal']);
    expect(faults(SEVERITY)).toEqual([]);
  });

  test.each([
    ['a higher rung below', BANDS.replace('at-least: 100', 'at-least: 85'), 'ladder-backwards: Expected rungs of "sample" from the highest to the lowest, but rung 2 is higher than rung 1, where score = best line already stops'],
    ['a smaller outcome on a higher rung', BANDS.replace('award: 300', 'award: 50'), 'ladder-backwards: Expected "award" of "sample" to rise with its rungs, but score = best line gives 50 (rung 2), and score just above 80 gives 100 (rung 3)'],
    ['a milder word on a higher rung', SEVERITY.replace('penalty: \'"dismissal"', 'penalty: \'"warning"'), 'ladder-backwards: Expected "penalty" of "sample" to rise with its rungs, but severity just above "serious" gives "warning" (rung 1), and severity = "serious" gives "demerit" (rung 2)'],
    ['words out of order', SEVERITY.replace("above: '\"serious\"'", "at-least: '\"slight\"'"), 'ladder-backwards: Expected rungs of "sample" from the highest'],
    ['a threshold that is not known before', BANDS.replace('above: 80', 'above: score - 1'), 'ladder-backwards: Expected a threshold of "score" that literals and parameters come to'],
    ['the same rung twice', BANDS.replace('at-least: 60, when: { previous: \'"pass"\' }', 'at-least: 60'), 'idle-row: Expected every row of the table "sample" to answer something, but all that row 5 matches is taken'],
    ['both kinds of threshold', BANDS.replace('above: 80', 'above: 80, at-least: 80'), 'bad-value: Expected either "at-least" or "above", but found both'],
    ['an input that is none', BANDS.replace('climbs: score', 'climbs: scor'), 'unknown-column'],
  ])('is not released with %s', (_what, text, message) => {
    expect(faults(text).join('\n')).toContain(message);
  });
});
