import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { fixture } from './fixture.js';

const PATH = 'rules/rulebook.yaml';
const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)].join('\n');
/** Of the processor, whatever else runs beside. */
const TIME_LIMIT_MS = 5_000;

const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['truncated in a flow map', 'company: { a: b', 'yaml-syntax'],
  ['truncated in a quoted text', 'company: "acme', 'yaml-syntax'],
  ['truncated after a key of a list', 'a:\n  - b: [1, 2\n', 'yaml-syntax'],
  ['a key twice', 'company: acme\ncompany: acme\n', 'yaml-duplicate-key'],
  ['an alias bomb', BOMB, 'yaml-alias'],
  ['an alias to itself', 'a: &a [*a]', 'yaml-alias'],
  ['a merge key', 'a: { b: c }\nd: { <<: { b: c } }', 'yaml-merge-key'],
  ['__proto__', '__proto__: { company: acme }', 'yaml-forbidden-key'],
  ['constructor, quoted', '"constructor": { prototype: x }', 'yaml-forbidden-key'],
  ['10,000 square brackets', `a: ${'['.repeat(10_000)}`, 'yaml-too-deep'],
  ['10,000 curly brackets', '{a: '.repeat(10_000), 'yaml-too-deep'],
  ['500,000 square brackets', '['.repeat(500_000), 'yaml-too-deep'],
  ['10,000 dashes in a line', `${'- '.repeat(10_000)}x`, 'yaml-too-deep'],
  ['10,000 question marks', `${'? '.repeat(10_000)}x`, 'yaml-too-deep'],
  ['10,000 keys in a line', 'a: '.repeat(10_000), 'yaml-too-deep'],
  ['stairs of 500 keys', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'), 'yaml-too-deep'],
  ['too many values', `a: [${'1,'.repeat(250_000)}]`, 'yaml-too-many-nodes'],
  ['10 MB', `a: "${'x'.repeat(10_000_000)}"`, 'yaml-too-large'],
  ['a tag', 'company: !!str acme', 'yaml-tag'],
  ['a tag of JavaScript', 'company: !!js/function "return 1"', 'yaml-tag'],
  ['a directive', '%YAML 1.1\n---\ncompany: acme', 'yaml-documents'],
  ['two documents', 'company: acme\n---\ncompany: acme\n', 'yaml-documents'],
  ['bytes that are no text', 'company: \u0000\u0001\ufffd', 'yaml-not-text'],
  ['half a character', 'company: \ud800', 'yaml-not-text'],
  ['a tab as indent', 'company:\n\tacme: 1', 'yaml-syntax'],
  ['a list as key', '? [a]\n: b', 'yaml-syntax'],
  ['nothing', '', 'wrong-kind'],
  ['only a comment', '# nothing\n', 'wrong-kind'],
  ['a list', '- 1', 'wrong-kind'],
];

describe('hostile files', () => {
  test.each(HOSTILE)('%s', (_title, text, rule) => {
    const before = process.cpuUsage();
    const { definition, diagnostics } = readRulebook('acme', { [PATH]: text });
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(TIME_LIMIT_MS);
    expect(definition).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.rule)).toContain(rule);
    for (const { file, line, column } of diagnostics) expect([file, line > 0, column > 0]).toEqual([PATH, true, true]);
    expect(({} as { company?: string }).company).toBeUndefined();
  });

  test('one file too large does not silence the others', () => {
    const { diagnostics } = readRulebook('acme', { ...fixture('good'), 'rules/huge.yaml': 'x'.repeat(600_000), 'rules/zone.yaml': 'table: zone' });
    expect(diagnostics.map(({ file, rule }) => `${file} ${rule}`)).toContain('rules/zone.yaml missing-key');
  });

  test('8 MiB in many files is the most', () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`rules/t${String(index).padStart(2, '0')}.yaml`, `# ${'x'.repeat(500_000)}`]));
    expect(readRulebook('acme', files).diagnostics.filter(({ rule }) => rule === 'yaml-too-large')).toHaveLength(1);
  });
});

describe('a law', () => {
  const good = fixture('good');
  const junk = fc.oneof(fc.string(), fc.constantFrom('{', '}', '[', ']', ':', '- ', '\n', '  ', '"', "'", '&a ', '*a', '!!x ', '|', '>', '? ', '#', ',', 'null', '0x1', '__proto__'));

  test('no mutation of a good rulebook makes the reader throw, and every fault has its place', () => {
    const mutation = fc.record({ path: fc.constantFrom(...Object.keys(good)), at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), junk });
    fc.assert(
      fc.property(mutation, ({ path, at, cut, junk: inserted }) => {
        const text = good[path] ?? '';
        const offset = Math.floor(at * text.length);
        const { definition, diagnostics } = readRulebook('acme', { ...good, [path]: text.slice(0, offset) + inserted + text.slice(offset + cut) });
        if (!definition) expect(diagnostics.length).toBeGreaterThan(0);
        for (const { file, line, column, message } of diagnostics) expect([file in good, line > 0, column > 0, message !== '']).toEqual([true, true, true, true]);
      }),
      { numRuns: 50, seed: 20261121 },
    );
  });

  test('nor does any truncation', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good)), fc.double({ min: 0, max: 1, noNaN: true }), (path, at) => {
        const text = good[path] ?? '';
        expect(() => readRulebook('acme', { ...good, [path]: text.slice(0, Math.floor(at * text.length)) })).not.toThrow();
      }),
      { numRuns: 20, seed: 20261122 },
    );
  });
});
