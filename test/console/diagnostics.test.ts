import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { retell, type Phrases } from '../../src/console/texts/retell.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import { TABLE } from '../core/lint/check-rows.js';
import { linted } from '../core/lint/lint-yaml.js';
import { fixture } from '../core/rulebook/fixture.js';
import { spoiltRulebooks } from './support/spoilt-rulebooks.js';
import { refusalsIn } from './support/sentences-in.js';
import { untoldIn } from './support/untold.js';

const PHRASES = JSON.parse(readFileSync('src/console/texts/diagnostics.json', 'utf8')) as Phrases;
/** Where what is wrong in a draft is said: by the reader, the linter, FEEL, and by tables and formulas. */
const SOURCES = ['src/core/rulebook', 'src/core/lint', 'src/core/expression', 'src/core/decision'];

/** Each sentence that is not told whole, with what is left in English. */
function untold(sentences: Iterable<string>): readonly string[] {
  return [...new Set(sentences)].flatMap((sentence) => {
    const left = untoldIn(sentence, PHRASES);
    return left.length === 0 ? [] : [`${sentence} [${left.join(' ')}]`];
  });
}

describe('in Chinese', () => {
  test('every sentence that the sources hold is told', () => {
    const found = refusalsIn(...SOURCES).filter((one) => one !== 'Expected …, but found …');
    expect(found.length).toBeGreaterThan(300);
    expect(untold(found.map((one) => one.replace(/"$/, '"{}"').replaceAll('{}', '7')))).toEqual([]);
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
});
