import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import PizZip from 'pizzip';
import { sha256 } from '../../src/engine/history-codec.js';
import { WORD_LETTERS } from '../../src/letters/word-letters.js';
import { typeOf } from '../../src/files/type-of.js';
import { DOCX } from '../../src/core/model/letter.js';
import { wordsIn } from '../support/words-in.js';

const TEMPLATE = readFileSync('test/core/rulebook/fixtures/good/rules/late-letter.docx');
const filled = (values: Record<string, string>): Uint8Array => WORD_LETTERS.fill(TEMPLATE, { borrower: 'Ann', thing: 'a key', due: '2026-03-02', ...values });

describe('a Word template', () => {
  test('tells its blanks', () => {
    expect(WORD_LETTERS.blanksOf(TEMPLATE)).toEqual({ blanks: ['borrower', 'thing', 'due'] });
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
