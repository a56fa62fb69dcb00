import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readSheets } from '../../src/sheets/read-sheets.js';
import { SheetError } from '../../src/sheets/sheet-error.js';
import { bookParts, xlsx, zip, type Part } from '../support/xlsx.js';

const csv = (text: string | Uint8Array): readonly (readonly string[])[] => readSheets(Buffer.from(text as string))[0]!.rows;
const fault = (read: () => unknown): string => {
  try {
    read();
    return 'none';
  } catch (error) {
    if (error instanceof SheetError) return `${error.row ?? '-'}: ${error.message}`;
    throw error;
  }
};

describe('CSV', () => {
  test.each<[string, string | Uint8Array]>([
    ['UTF-8', 'id,name\nli,李四\n'],
    ['UTF-8 with a mark', '\uFEFFid,name\r\nli,李四\r\n'],
    ['UTF-16, as "Unicode text"', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id\tname\nli\t李四', 'utf16le')])],
    ['GB18030, as Excel in China', Buffer.from([...Buffer.from('id,name\nli,'), 0xc0, 0xee, 0xcb, 0xc4])],
    ['semicolons, as Excel in Europe', 'id;name\rli;李四'],
  ])('in %s', (_, bytes) => expect(csv(bytes)).toEqual([['id', 'name'], ['li', '李四']]));

  test('with quotes, separators and line ends in cells, and with empty rows kept', () => {
    expect(csv('a,b\n"x, ""y""\r\nz",\n\n,"",q')).toEqual([['a', 'b'], ['x, "y"\r\nz', ''], [''], ['', '', 'q']]);
  });

  test.each<[string, string, string]>([
    ['an open quote', 'a\n"b', '2: Expected a quote at the end of a quoted cell, but the file ends before it.'],
    ['text behind a quote', 'a,b\n"c"d,e', '2: Expected the end of a cell after its closing quote, but something else stands there.'],
    ['a character that is none', 'a\nb\u0000c', '2: Expected text, but a cell holds characters that are none.'],
    ['a long cell', `a\n${'x'.repeat(4_001)}`, '2: Expected at most 4000 characters in a cell, but there are 4001.'],
    ['many columns', ','.repeat(100), '1: Expected at most 100 columns, but there are more.'],
    ['many rows', '\n'.repeat(25_001), '-: Expected at most 25000 rows, but there are more.'],
    ['nothing', '', '-: Expected a file of 1 to 8388608 bytes, but it has 0.'],
  ])('is refused for %s', (_, text, message) => expect(fault(() => csv(text))).toBe(message));

  test('is refused where it is no text', () => {
    expect(fault(() => csv(Buffer.from([0x61, 0xff, 0xff, 0x80])))).toMatch(/^-: Expected a CSV file in UTF-8 or GB18030/);
    expect(fault(() => csv(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toMatch(/form \.xls/);
    expect(fault(() => readSheets(new Uint8Array(8 * 1024 * 1024 + 1)))).toMatch(/^-: Expected a file of 1 to/);
  });

  test('gives back every table that was written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '李', '𠮷'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(csv(`"h",\n${text}`)).toEqual([['h', ''], ...rows]);
      }),
    );
  });
});

describe('Excel', () => {
  const STYLES: Part = { name: 'xl/styles.xml', bytes: '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>' };
  const STRINGS: Part = { name: 'xl/sharedStrings.xml', bytes: '<sst><si><t>姓名</t></si><si><r><t>Li </t></r><r><rPr/><t xml:space="preserve">&amp; Si</t></r><rPh><t>reading</t></rPh></si></sst>' };

  test('is read with shared, rich and inline texts, numbers, dates, gaps and what formulas last came to', () => {
    const rows = '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="4"><c r="A4" s="1"><v>46082</v></c><c r="B4" s="2"><v>46082.75</v></c><c r="C4" s="3"><v>13800000000</v></c><c r="D4" t="str"><f>A1</f><v>worked out</v></c><c r="E4" t="b"><v>1</v></c><c r="F4" t="inlineStr"><is><t>a</t></is></c><c r="G4"/></row>';
    const sheets = readSheets(zip(bookParts({ 人员: rows, empty: '' }, [STYLES, STRINGS])));
    expect(sheets).toEqual([{ name: '人员', rows: [[], ['', '姓名', 'Li & Si'], [], ['2026-03-01', '2026-03-01', '13800000000', 'worked out', 'true', 'a', '']] }, { name: 'empty', rows: [] }]);
  });

  test('is read with names that carry prefixes, stored parts and absolute targets', () => {
    const parts = [
      { name: 'xl/workbook.xml', bytes: '<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="hidden" state="hidden" q:id="b"/><x:sheet name="one" q:id="a"/></x:sheets></x:workbook>', stored: true },
      { name: 'xl/_rels/workbook.xml.rels', bytes: '<Relationships><Relationship Id="a" Target="/xl/s.xml"/><Relationship Id="b" Target="none.xml"/></Relationships>' },
      { name: 'xl/s.xml', bytes: '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>id</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>' },
    ];
    expect(readSheets(zip(parts))).toEqual([{ name: 'one', rows: [['id']] }]);
  });

  const bomb = 'x'.repeat(49 * 1024 * 1024);
  test.each<[string, () => Buffer, RegExp]>([
    ['unfolds without end', () => zip(bookParts({ a: '' }, [{ name: 'xl/sharedStrings.xml', bytes: `<sst><si><t>${bomb}</t></si></sst>`, claims: 10 }])), /at most 50331648 bytes when it is unfolded/],
    ['has many rows', () => zip(bookParts({ a: '<row r="25001"/>' })), /at most 25000 rows/],
    ['has a far column', () => zip(bookParts({ a: '<row r="1"><c r="XFD1"><v>1</v></c></row>' })), /at most 100 columns/],
    ['has entities of its own', () => zip(bookParts({ a: '' }, [{ name: 'xl/sharedStrings.xml', bytes: '<!DOCTYPE a [<!ENTITY b "bb">]><sst/>' }])), /document type/],
    ['is broken XML', () => zip(bookParts({ a: '<row><c' })), /is no XML/],
    ['holds a fault', () => zip(bookParts({ a: '<row><c t="e"><v>#REF!</v></c></row>' })), /^1: Expected a value, but a cell holds the fault #REF!/],
    ['holds no number where it says so', () => zip(bookParts({ a: '<row><c><v>1x</v></c></row>' })), /^1: Expected a number/],
    ['is protected', () => zip(bookParts({}).map((part) => ({ ...part, flags: 1 }))), /protected by a password/],
    ['is no book', () => zip([{ name: 'a.txt', bytes: 'a' }]), /no workbook/],
    ['has no sheet', () => zip(bookParts({})), /1 to 20 visible sheets, but found 0/],
    ['is cut off', () => xlsx({ a: [['id']] }).subarray(0, 200), /its end is missing/],
    ['has a list that leads nowhere', () => { const bytes = xlsx({ a: [['id']] }); bytes.writeUInt32LE(0xfffffff0, bytes.length - 6); return bytes; }, /list of parts cannot be read/],
  ])('is refused where it %s', (_, make, message) => expect(fault(() => readSheets(make()))).toMatch(message));

  test('never fails in another way, whatever becomes of its bytes', () => {
    const whole = xlsx({ 人员: [['id', 'name'], ['li', '李四']] });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), fc.nat(whole.length), (changes, cut) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        expect(typeof fault(() => readSheets(bytes))).toBe('string');
        expect(typeof fault(() => readSheets(bytes.subarray(0, Math.max(1, cut))))).toBe('string');
      }),
      { numRuns: 300 },
    );
  });
});
