import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import PizZip from 'pizzip';
import { sha256 } from '../../src/engine/history-codec.js';
import { WORD_LETTERS } from '../../src/letters/word-letters.js';
import { typeOf } from '../../src/files/type-of.js';
import { DOCX } from '../../src/core/model/letter.js';
import { wordsIn } from '../support/words-in.js';

const TEMPLATE = readFileSync('test/core/rulebook/fixtures/good/rules/late-letter.docx');
const SHELF = readFileSync('test/core/rulebook/fixtures/good/rules/shelf-list.docx');

/** The template with another sentence in place of its last. */
function withText(text: string): Uint8Array {
  const archive = new PizZip(TEMPLATE);
  archive.file('word/document.xml', archive.file('word/document.xml')!.asText().replace('{thing} was due on {due}.', text));
  return archive.generate({ type: 'uint8array' });
}

const filled = (values: Record<string, string>): Uint8Array => WORD_LETTERS.fill(TEMPLATE, { borrower: 'Ann', thing: 'a key', due: '2026-03-02', ...values });

describe('a Word template', () => {
  test('tells its blanks', () => {
    expect(WORD_LETTERS.blanksOf(TEMPLATE)).toEqual({ blanks: ['borrower', 'thing', 'due'], rows: new Map() });
    expect(WORD_LETTERS.blanksOf(SHELF)).toEqual({ blanks: ['shelf'], rows: new Map([['things', ['name', 'worth', 'shelf']]]) });
  });

  test('repeats a row of a table, or paragraphs, for each item; none where there is none', () => {
    const things = [{ name: 'key', worth: '2' }, { name: '{/things} & <lamp>', worth: '30' }];
    expect(wordsIn(WORD_LETTERS.fill(SHELF, { shelf: 'A', things }))).toEqual(['Shelf A', 'Thing', 'Worth', 'key', '2', '{/things} & <lamp>', '30', '', 'On A: key', 'On A: {/things} & <lamp>']);
    expect(wordsIn(WORD_LETTERS.fill(SHELF, { shelf: 'A', things: [] }))).toEqual(['Shelf A', 'Thing', 'Worth', '']);
  });

  test.each([
    ['a condition', '{^things}', '{^things}none{/things}'],
    ['a part within a part', '{#more}', '{#things}{#more}x{/more}{/things}'],
    ['raw XML', '{@raw}', '{@raw}'],
    ['a part that does not end', 'things', '{#things}x'],
  ])('with %s is told as a fault', (_title, told, text) => {
    expect(WORD_LETTERS.blanksOf(withText(text))).toEqual({ fault: expect.stringContaining(told) as unknown as string });
  });

  test('is filled with values, and stays a Word document', async () => {
    expect(wordsIn(filled({}))).toEqual(['Late', 'Dear Ann,', 'a key was due on 2026-03-02.']);
    expect(await typeOf(filled({}))).toBe(DOCX);
  });

  test.each([
    ['Chinese', '出资确认函：盈捷一号，𠮷'],
    ['a script', '<script>alert(1)</script> & "quotes"'],
    ['a blank', '{tag} {#loop}{/loop} {@raw}'],
    ['ten thousand characters', '函'.repeat(10_000)],
  ])('takes %s as text', (_title, value) => {
    expect(wordsIn(filled({ borrower: value }))[1]).toBe(`Dear ${value},`);
  });

  test('drops what no XML can hold, and breaks lines where the value does', () => {
    expect(wordsIn(filled({ borrower: 'A\u0000\u0008nn' }))[1]).toBe('Dear Ann,');
    expect(wordsIn(filled({ borrower: 'Ann\nBob' }))[1]).toBe('Dear Ann\nBob,');
  });

  test('comes to the same bytes for the same values, and to others for others', () => {
    const once = sha256(filled({}));
    expect(sha256(filled({}))).toBe(once);
    expect(sha256(filled({ thing: 'a car' }))).not.toBe(once);
    expect(Object.values(new PizZip(filled({})).files).every(({ date }) => date.getFullYear() === 1980)).toBe(true);
  });

  test.each([
    ['no archive', Buffer.from('not a Word document'), /zip|end of data/i],
    ['half an archive', TEMPLATE.subarray(0, 300), /zip|end of data|corrupt/i],
  ])('that is %s is told as a fault', (_title, bytes, message) => {
    expect(WORD_LETTERS.blanksOf(bytes)).toMatchObject({ fault: expect.stringMatching(message) as unknown as string });
  });
});
