import { readFileSync } from 'node:fs';
import { flow } from './lint-yaml.js';

export type Files = Readonly<Record<string, string>>;

/** A letter with fields in line 4, made in line 8 of the workflow and put into a field of some type. */
function lettered(fields: string, type: string): Files {
  const files = flow('initial: a\nstates:\n  a:\n    entry: { letter: { letter: l, as: file } }\n    type: final\n');
  return {
    'workflows/flow.yaml': files['workflows/flow.yaml']!.replace('s: { type: string }', `s: { type: string }, file: { type: ${type} }`),
    'rules/l.yaml': `letter: l\ntemplate: l.docx\nfileName: '"l"'\nfields: ${fields}\n`,
    'rules/l.docx': readFileSync('test/core/rulebook/fixtures/good/rules/late-letter.docx', 'base64'),
  };
}

/** What the checks find in letters, as `checks.test.ts` reads it. */
export const LETTER_ROWS: Readonly<Record<string, readonly (readonly [string, Files, readonly string[]])[]>> = {
  'letter-field': [
    ['a field that takes files', lettered('{ s: s }', 'attachment'), []],
    ['a field that takes texts', lettered('{ s: s }', 'string'), ['8']],
  ],
  'letter-template': [
    ['a field for each blank', lettered('{ borrower: s, thing: s, due: s }', 'attachment'), []],
    ['blanks without a field, and a field without a blank', lettered('{ borrower: s, thing: s, date: s }', 'attachment'), ['2', '4']],
    ['no Word document', { ...lettered('{ borrower: s, thing: s, due: s }', 'attachment'), 'rules/l.docx': 'AAAA' }, ['2']],
  ],
};
