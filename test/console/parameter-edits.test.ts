import { describe, expect, test } from '@jest/globals';
import { companiesIn, readFolder } from '../../src/cli/rulebook-folder.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import { parseYaml } from '../../src/core/rulebook/yaml/parse-yaml.js';
import { valueUnder } from '../../src/core/rulebook/yaml/yaml-node.js';
import { usesOf } from '../../src/console/features/rulebook/yaml/parameter-uses.js';
import { readParameters, writeParameter } from '../../src/console/features/rulebook/yaml/parameters.js';
import { offsetOfPlace, placeOfOffset } from '../../src/console/features/rulebook/yaml/places.js';

const COMPANY = `company: acme
parameters:
  # of a loan
  loan-limit: 3   # things
  points-late: { value: '-2.50', article: '1.3', gap: { zh: 未给, en: No figure } }   # by us
  answer-time:
    value: PT5M   # minutes
    title: Within which there is an answer
  open: true
  kinds: [short, long]
  undecided: { value: null, gap: The text says nothing }   # yet
ledgers: {}
`;

test('figures are read with what is known of them', () => {
  expect(readParameters(COMPANY)?.map(({ id, value, type, article, gap, comment }) => [id, value, type, article, gap, comment])).toEqual([
    ['loan-limit', '3', 'number', undefined, undefined, 'of a loan things'],
    ['points-late', '-2.50', 'number', '1.3', { zh: '未给', en: 'No figure' }, 'by us'],
    ['answer-time', 'PT5M', 'duration', undefined, undefined, 'minutes'],
    ['open', 'true', 'boolean', undefined, undefined, undefined],
    ['kinds', '[short, long]', 'other', undefined, undefined, undefined],
    ['undecided', 'null', 'missing', undefined, 'The text says nothing', 'yet'],
  ]);
  expect(readParameters('a: [')).toBeUndefined();
  expect(readParameters('company: acme\n')).toEqual([]);
});

describe('a figure is written in its place, and stays what it was', () => {
  test.each([
    ['loan-limit', '12', 'loan-limit: 12   # things'],
    ['loan-limit', 'PT3H', 'loan-limit: PT3H   # things'],
    ['loan-limit', 'true', "loan-limit: 'true'   # things"],
    ['loan-limit', '0.1e2', "loan-limit: '0.1e2'   # things"],
    ['points-late', '-3', "{ value: '-3', article: '1.3'"],
    ['answer-time', '7', "value: '7'   # minutes"],
    ['answer-time', 'null', "value: 'null'   # minutes"],
    ['undecided', '5', 'value: 5, gap'],
    ['undecided', 'P3D', 'value: P3D, gap'],
    ['undecided', 'true', 'value: true, gap'],
    ['open', 'false', 'open: false\n'],
    ['open', 'no: matter', "open: 'no: matter'\n"],
  ])('%s = %s', (id, written, expected) => {
    const after = writeParameter(COMPANY, id, written);
    expect(after).toContain(expected);
    expect(after.split('\n').filter((line, at) => line !== COMPANY.split('\n')[at]).length).toBe(1);
    expect(writeParameter(COMPANY.replaceAll('\n', '\r\n'), id, written)).toBe(after.replaceAll('\n', '\r\n'));
    const before = readParameters(COMPANY)?.find((one) => one.id === id)?.value ?? '';
    expect(writeParameter(COMPANY, id, before)).toBe(COMPANY);
  });

  test('what the regulation leaves open may be undecided again; what it says may not', () => {
    expect(writeParameter(COMPANY, 'points-late', 'null')).toBe(COMPANY.replace("'-2.50'", 'null'));
    expect(writeParameter(COMPANY, 'answer-time', 'null')).toBe(COMPANY.replace('PT5M', "'null'"));
  });

  test('a list is left to the text', () => expect(writeParameter(COMPANY, 'kinds', 'x')).toBe(COMPANY));
});

test.each((await companiesIn('.')).map((company) => ({ company })))('all figures of $company come back byte for byte, with the values that the loader has', async ({ company }) => {
  const files = await readFolder('.', company);
  const text = files['rules/rulebook.yaml'] ?? '';
  const { definition } = readRulebook(company, files);
  const found = readParameters(text) ?? [];
  expect(found.map(({ id, article }) => [id, article])).toEqual([...definition!.parameters.values()].map(({ id, article }) => [id, article]));
  for (const { id, value } of found) {
    const own = definition!.parameters.get(id)?.value;
    const kind = own === null ? 'string' : typeof own;
    const other = kind === 'number' ? '7' : kind === 'boolean' ? String(value !== 'true') : 'other';
    const changed = writeParameter(text, id, other);
    const { root, diagnostics } = parseYaml('rulebook.yaml', changed, 100_000);
    expect(diagnostics).toEqual([]);
    const node = valueUnder(valueUnder(root, 'parameters'), id);
    const read = valueUnder(node, 'value') ?? node;
    expect(read?.kind === 'scalar' ? [id, typeof read.value, String(read.value)] : read).toEqual([id, kind, other]);
    expect(writeParameter(changed, id, value)).toBe(text);
  }
});

test('a figure knows who asks for it, and texts and comments do not count', () => {
  const files = {
    'rules/rulebook.yaml': 'parameters: { late-fee: 1 }',
    'rules/fine.yaml': '# late fee\ntitle: late fee\nrules:\n  - { then: { fee: late fee * 2 } }\n  - { then: { fee: late fee } }\n',
    'rules/other.yaml': 'a: very late fees\nb: { zh: late fee, en: late fee }\n',
    'workflows/a.yaml': "x: 'days > 3 and late fee > 1'",
    'workflows/a.scenarios.yaml': 'x: late fee',
  };
  expect(usesOf(files, ['late-fee', 'none']).get('late-fee')).toEqual([{ file: 'rules/fine.yaml', line: 4 }, { file: 'workflows/a.yaml', line: 1 }]);
  expect(usesOf(files, ['none']).get('none')).toEqual([]);
});

test('places count characters, offsets the units of a string', () => {
  const text = 'a😀b\r\n长c';
  expect(offsetOfPlace(text, { line: 1, column: 3 })).toBe(3);
  expect(placeOfOffset(text, 3)).toEqual({ line: 1, column: 3 });
  expect(placeOfOffset(text, offsetOfPlace(text, { line: 2, column: 2 }))).toEqual({ line: 2, column: 2 });
  expect([offsetOfPlace(text, { line: 9, column: 1 }), offsetOfPlace(text, { line: 2, column: 99 })]).toEqual([text.length, text.length]);
});
