import { describe, expect, test } from '@jest/globals';
import { lint } from '../../../src/core/lint/lint.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { SURROUNDINGS } from '../../../src/cli/surroundings.js';
import { fixture } from './fixture.js';

const LETTER = 'rules/late-letter.yaml';
const FLOW = 'workflows/late-return.yaml';
const TEMPLATE = 'rules/late-letter.docx';
const SHELF = 'rules/shelf-list.yaml';
const good = fixture('good');

function told(files: Readonly<Record<string, string>>): readonly string[] {
  const { definition, diagnostics } = readRulebook('acme', files);
  const all = definition ? [...diagnostics, ...lint(definition, SURROUNDINGS).filter(({ rule }) => rule.startsWith('letter'))] : diagnostics;
  return all.map(({ rule, file, line, column, suggestion }) => `${file}:${line}:${column} ${rule}${suggestion === undefined ? '' : ` → ${suggestion}`}`);
}

function changed(path: string, from: string, to: string): Record<string, string> {
  expect(good[path]).toContain(from);
  return { ...good, [path]: good[path]!.replace(from, to) };
}

describe('a letter', () => {
  test('is read with its template, and its expressions see what the workflow sees', () => {
    expect(told(good)).toEqual([]);
    const { definition } = readRulebook('acme', good);
    expect(definition!.letters.get('late-letter')).toMatchObject({ template: { name: 'late-letter.docx' }, article: '1.2' });
    expect(definition!.workflows.get('late-return')!.states.get('writing')!.entry[0]).toMatchObject({ kind: 'letter', letter: 'late-letter', as: 'demand', article: '1.2', then: 'written' });
  });

  test.each<[string, Record<string, string>, readonly string[]]>([
    ['that the workflow does not find', changed(FLOW, 'letter: late-letter', 'letter: late-leter'), [`${FLOW}:15:25 unknown-letter → late-letter`]],
    ['in a field that is none', changed(FLOW, 'as: demand', 'as: demnd'), [`${FLOW}:15:42 unknown-field → demand`]],
    ['in a field for something else', changed(FLOW, 'as: demand', 'as: thing'), [`${FLOW}:15:7 letter-field`]],
    ['with a name that its workflow does not have', changed(LETTER, 'thing: thing', 'thing: thin'), [`${LETTER}:8:10 unknown-name → thing`]],
    ['with a field without a blank', changed(LETTER, '  due: string(due)', '  due: string(due)\n  dew: 1'), [`${LETTER}:10:3 letter-template`]],
    ['with a blank without a field', changed(LETTER, '  due: string(due)\n', ''), [`${LETTER}:4:11 letter-template`]],
    ['without its template', changed(LETTER, 'late-letter.docx', 'later.docx'), [`${LETTER}:4:11 missing-file`]],
    ['with a template elsewhere', changed(LETTER, 'late-letter.docx', '../late.docx'), [`${LETTER}:4:11 bad-value`]],
    ['with a template that is no Word document', { ...good, [TEMPLATE]: Buffer.from('words').toString('base64') }, [`${LETTER}:4:11 letter-template`]],
    ['with a template that is no base64', { ...good, [TEMPLATE]: 'wörds' }, [`${TEMPLATE}:1:1 bad-value`]],
    ['with a template that is too large', { ...good, [TEMPLATE]: 'AAAA'.repeat(140_000) }, [`${TEMPLATE}:1:1 yaml-too-large`]],
    ['with a row that names something that its item cannot see', changed(SHELF, 'item.name', 'itm.name'), [`${SHELF}:9:21 unknown-name → item`]],
    ['with a list that is no field', changed(SHELF, 'each: things', 'each: thing'), [`${SHELF}:8:11 unknown-name → things`]],
    ['with a row without a blank, and a blank without a row', changed(SHELF, 'name: item.name', 'nane: item.name'), [`${SHELF}:3:11 letter-template → nane`, `${SHELF}:9:15 letter-template → name`]],
    ['with a plain field where a part repeats', changed(SHELF, '    each: things\n    fields: { name: item.name, worth: item.worth * 2 }\n', '    string(count(things))\n'), [`${SHELF}:7:3 letter-template`]],
    ['with rows where a blank is plain', changed(SHELF, '  shelf: shelf\n', '  shelf: { each: things, fields: { name: item.name } }\n'), [`${SHELF}:3:11 letter-template`, `${SHELF}:6:3 letter-template`]],
    ['whose template nobody names', { ...good, 'rules/idle.docx': good[TEMPLATE]! }, ['rules/idle.docx:1:1 unexpected-file']],
  ])('%s', (_title, files, expected) => {
    expect([...told(files)].sort()).toEqual([...expected].sort());
  });
});
