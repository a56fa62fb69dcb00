import { expect, test } from '@jest/globals';
import { importDmn } from '../../src/dmn/exchange.js';

const OPEN = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="n" namespace="x">';
const LAUGHS = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('');

test.each([
  ['a billion laughs', `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">${LAUGHS}]>${OPEN}<decision id="a" name="&l9;"/></definitions>`, /without a document type/],
  ['an entity of another file', `<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>${OPEN}<description>&f;</description></definitions>`, /never expanded or fetched/],
  ['a document type of another computer', `<!doctype d SYSTEM "http://127.0.0.1/x.dtd">${OPEN}</definitions>`, /without a document type/],
  ['10 MB', `${OPEN}${' '.repeat(10 * 1024 * 1024)}</definitions>`, /at most 4194304 bytes/],
  ['4 MB of open tags', '<a>'.repeat(1_300_000), /at most 64 levels/],
  ['deep nesting', `${OPEN}${'<context>'.repeat(100)}${'</context>'.repeat(100)}</definitions>`, /at most 64 levels/],
  ['too many elements', `${OPEN}${'<a/>'.repeat(200_001)}</definitions>`, /at most 200000 elements/],
  ['a tag that does not end', `${OPEN}<decision name="`, /ends inside a tag/],
  ['a comment that does not end', `${OPEN}<!-- `, /ends inside a tag/],
  ['tags that do not close', `${OPEN}<decision id="a">`, /Expected a DMN file, but/],
  ['tags that cross', `${OPEN}<decision id="a"></definitions></decision>`, /Expected a DMN file, but/],
  ['another encoding', `<?xml version="1.0" encoding="UTF-16"?>${OPEN}</definitions>`, /Expected UTF-8/],
  ['no XML', 'table: fine', /begins with </],
  ['nothing', '', /begins with </],
  ['something else in XML', '<html></html>', /no namespace of DMN/],
  ['BPMN with our namespace in it', '<a xmlns:b="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', /Expected a DMN file, but/],
  ['DMN 1.1', '<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd"/>', /but found the namespace http:\/\/www.omg.org\/spec\/DMN\/20151101\/dmn.xsd/],
  ['DMN 1.2', '<definitions xmlns="http://www.omg.org/spec/DMN/20180521/MODEL/"/>', /Expected DMN 1.3, 1.4 or 1.5/],
])('%s is refused in a sentence, soon', async (_what, xml, sentence) => {
  const begun = process.hrtime.bigint();
  const before = process.memoryUsage().heapUsed;
  await expect(importDmn(xml)).rejects.toThrow(sentence);
  await expect(importDmn(xml)).rejects.toMatchObject({ name: 'DmnError' });
  expect(Number(process.hrtime.bigint() - begun) / 1e6).toBeLessThan(4000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(128 * 1024 * 1024);
});

test('names that JavaScript has itself are only names', async () => {
  const { tables } = await importDmn(`${OPEN}<decision id="constructor" name="__proto__"><decisionTable id="t"><input id="i"><inputExpression id="e" typeRef="constructor"><text>toString</text></inputExpression></input><output id="o" name="hasOwnProperty"/></decisionTable></decision></definitions>`);
  expect(tables[0]).toMatchObject({ table: 'constructor', yaml: expect.stringContaining('inputs: { toString: any }') });
});

test('a large table is read within seconds', async () => {
  const rule = (n: number): string => `<rule id="r${n}"><inputEntry id="i${n}"><text>${n}</text></inputEntry><outputEntry id="o${n}"><text>"x"</text></outputEntry></rule>`;
  const xml = `${OPEN}<decision id="big" name="big"><decisionTable id="t"><input id="i"><inputExpression id="e" typeRef="number"><text>n</text></inputExpression></input><output id="o" name="out" typeRef="string"/>${Array.from({ length: 10_000 }, (_, n) => rule(n)).join('')}</decisionTable></decision></definitions>`;
  const { tables } = await importDmn(xml);
  expect(tables[0]?.yaml.match(/when/g)).toHaveLength(10_000);
});
