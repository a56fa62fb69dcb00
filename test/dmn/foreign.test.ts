import { describe, expect, test } from '@jest/globals';
import { importDmn } from '../../src/dmn/exchange.js';
import { importOne, tableIn } from './support.js';

const VERSIONS = [['1.3', '20191111'], ['1.4', '20211108'], ['1.5', '20230324']] as const;

/** As a modeler writes it: names with spaces, labels, an input that is an expression, a description, a drawing. */
const parcel = (release: string, prefix = ''): string => {
  const p = prefix === '' ? '' : `${prefix}:`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${p}definitions xmlns${prefix === '' ? '' : `:${prefix}`}="https://www.omg.org/spec/DMN/${release}/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/${release}/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="Definitions_1" name="Parcels" namespace="http://parcels.example">
  <${p}itemDefinition id="t1" name="Size"><${p}typeRef>string</${p}typeRef><${p}allowedValues id="t1v"><${p}text>"small", "large"</${p}text></${p}allowedValues></${p}itemDefinition>
  <${p}decision id="Decision_0gs8y3r" name="Postage of a parcel">
    <${p}description>What the counter asks</${p}description>
    <${p}decisionTable id="dt" hitPolicy="FIRST">
      <${p}input id="i1" label="How heavy"><${p}inputExpression id="e1" typeRef="number"><${p}text>Parcel Weight</${p}text></${p}inputExpression></${p}input>
      <${p}input id="i2"><${p}inputExpression id="e2" typeRef="Size"><${p}text>parcel.size</${p}text></${p}inputExpression></${p}input>
      <${p}input id="i3" label="Post code length"><${p}inputExpression id="e3" typeRef="integer"><${p}text>string length(post code)</${p}text></${p}inputExpression></${p}input>
      <${p}output id="o1" name="fee" typeRef="number"><${p}defaultOutputEntry id="d1"><${p}text>9.90</${p}text></${p}defaultOutputEntry></${p}output>
      <${p}output id="o2" label="Hint" typeRef="string" />
      <${p}annotation name="article" /><${p}annotation name="Why" />
      <${p}rule id="r1"><${p}description>light</${p}description>
        <${p}inputEntry id="c1"><${p}text>&lt; 2</${p}text></${p}inputEntry><${p}inputEntry id="c2"><${p}text>-</${p}text></${p}inputEntry><${p}inputEntry id="c3"><${p}text></${p}text></${p}inputEntry>
        <${p}outputEntry id="c4"><${p}text>Parcel Weight * 2</${p}text></${p}outputEntry><${p}outputEntry id="c5"><${p}text>"Parcel Weight"</${p}text></${p}outputEntry>
        <${p}annotationEntry><${p}text>1.10</${p}text></${p}annotationEntry><${p}annotationEntry><${p}text>as agreed</${p}text></${p}annotationEntry>
      </${p}rule>
      <${p}rule id="r2">
        <${p}inputEntry id="c6"><${p}text>&gt;= 2</${p}text></${p}inputEntry><${p}inputEntry id="c7"><${p}text>"large"</${p}text></${p}inputEntry><${p}inputEntry id="c8"><${p}text>6</${p}text></${p}inputEntry>
        <${p}outputEntry id="c9"><${p}text>7</${p}text></${p}outputEntry><${p}outputEntry id="c10"><${p}text></${p}text></${p}outputEntry>
        <${p}annotationEntry><${p}text></${p}text></${p}annotationEntry><${p}annotationEntry><${p}text></${p}text></${p}annotationEntry>
      </${p}rule>
    </${p}decisionTable>
  </${p}decision>
  <dmndi:DMNDI><dmndi:DMNDiagram id="dd"><dmndi:DMNShape id="ds" dmnElementRef="Decision_0gs8y3r"><dc:Bounds height="80" width="180" x="1" y="1" /></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
</${p}definitions>`;
};

const PARCEL_YAML = `# What the counter asks
# Parcel_Weight: How heavy
# Post_code_length: Post code length
table: postage-of-a-parcel
title: Postage of a parcel
hit: first
inputs: { Parcel_Weight: number, parcel_size: { type: string, allowed: '"small", "large"' }, Post_code_length: integer }
outputs: { fee: number, Hint: { type: string, optional: true } }
rules:
  - { when: { Parcel_Weight: '< 2' }, then: { fee: 'Parcel_Weight * 2', Hint: '"Parcel Weight"' }, article: '1.10' } # light; as agreed
  - { when: { Parcel_Weight: '>= 2', parcel_size: '"large"', Post_code_length: 6 }, then: { fee: 7, Hint: 'null' } }
default: { then: { fee: '9.90', Hint: 'null' } }
`;

describe.each(VERSIONS)('a file of DMN %s', (_version, release) => {
  test.each([['without a prefix', ''], ['with a prefix', 'model']])('is read, %s, with a word about everything that is different', async (_what, prefix) => {
    const { tables, left, refused } = await importDmn(parcel(release, prefix));
    expect(refused).toEqual([]);
    expect(left).toEqual(['Not carried over: the drawing of the decisions; an export draws them anew.']);
    expect(tables[0]?.yaml).toBe(PARCEL_YAML);
    expect(tables[0]?.notes).toEqual([
      'The decision "Postage of a parcel" (Decision_0gs8y3r) is called postage-of-a-parcel here.',
      'The input "Parcel Weight" is called Parcel_Weight here.',
      'The input `parcel.size` is an expression: it becomes the input parcel_size, and whoever asks the table passes its value.',
      'The input `string length(post code)` is an expression: it becomes the input Post_code_length, and whoever asks the table passes its value.',
      'The output Hint is empty in some row: it is null there, and "optional".',
      'Descriptions, labels and annotations for people are kept as comments.',
    ]);
    expect(tableIn('postage-of-a-parcel', PARCEL_YAML).rules).toHaveLength(2);
  });
});

const file = (inside: string, more = ''): string => `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="n" namespace="x" ${more}>${inside}</definitions>`;
const table = (attributes: string, output = '<output id="o" name="points" typeRef="number" />'): string =>
  file(`<decision id="points" name="points"><decisionTable id="t" ${attributes}><input id="i"><inputExpression id="e" typeRef="number"><text>n</text></inputExpression></input>${output}<rule id="r"><inputEntry id="a"><text>1</text></inputEntry><outputEntry id="b"><text>2</text></outputEntry></rule></decisionTable></decision>`);

test.each([
  ['', 'unique', 'silent'],
  ['hitPolicy="ANY"', 'any', 'silent'],
  ['hitPolicy="FIRST"', 'first', 'silent'],
  ['hitPolicy="RULE ORDER"', 'rule order', undefined],
  ['hitPolicy="COLLECT"', 'collect', undefined],
  ['hitPolicy="COLLECT" aggregation="SUM"', 'collect sum', undefined],
  ['hitPolicy="COLLECT" aggregation="MIN"', 'collect min', 'silent'],
  ['hitPolicy="COLLECT" aggregation="MAX"', 'collect max', 'silent'],
  ['hitPolicy="COLLECT" aggregation="COUNT"', 'collect count', undefined],
])('the hit policy "%s" is %s', async (attributes, hit, otherwise) => {
  const { yaml } = await importOne(table(attributes));
  expect(tableIn('points', yaml)).toMatchObject({ hit, ...(otherwise !== undefined && { default: otherwise }) });
});

test.each(['PRIORITY', 'OUTPUT ORDER'])('the hit policy %s goes by the order of the output values', async (policy) => {
  const { yaml } = await importOne(table(`hitPolicy="${policy}"`, '<output id="o" name="points" typeRef="number"><outputValues id="v"><text>3, 2</text></outputValues></output>'));
  expect(tableIn('points', yaml)).toMatchObject({ hit: policy.toLowerCase(), outputs: [{ allowed: { text: '3, 2' } }] });
});

test.each([
  ['date and time', 'date and time'], ['dateTime', 'date and time'], ['years and months duration', 'duration'], ['dayTimeDuration', 'duration'],
  ['boolean', 'boolean'], ['long', 'integer'], ['double', 'number'], ['feel:string', 'string'], ['Any', 'any'], ['time', 'any'], ['Unheard', 'any'],
])('the type %s is %s', async (typeRef, type) => {
  const { yaml, notes } = await importOne(table('', `<output id="o" name="points" typeRef="${typeRef}" />`));
  expect(tableIn('points', yaml).outputs[0]?.type).toBe(type);
  expect(notes.filter((note) => note.includes('is none that a column can have'))).toHaveLength(typeRef === 'time' || typeRef === 'Unheard' ? 1 : 0);
});

test('a literal expression is a table of one row, its inputs what it requires', async () => {
  const { yaml, notes } = await importOne(file(`
    <decision id="net" name="Net price"><variable id="v" name="Net price" typeRef="number" /><informationRequirement id="q"><requiredInput href="#p" /></informationRequirement>
      <literalExpression id="l"><text>gross price / 1.13</text></literalExpression></decision>
    <inputData id="p" name="gross price"><variable id="pv" name="gross price" typeRef="number" /></inputData>`));
  expect(yaml).toBe("table: net\ntitle: Net price\nhit: unique\ninputs: { gross_price: number }\noutputs: { result: number }\nrules:\n  - { then: { result: 'gross_price / 1.13' } }\n");
  expect(notes).toEqual(['The input "gross price" is called gross_price here.']);
  expect(tableIn('net', yaml).rules).toHaveLength(1);
});

test('what cannot be carried is listed or refused, and the rest is taken', async () => {
  const { tables, left, refused } = await importDmn(file(`
    <import id="im" name="o" namespace="o" importType="x" />
    <itemDefinition id="t" name="Address"><itemComponent id="tc" name="street"><typeRef>string</typeRef></itemComponent></itemDefinition>
    <decision id="one" name="One" camunda:versionTag="3"><extensionElements><x:thing xmlns:x="urn:x" /></extensionElements>
      <knowledgeRequirement id="kr"><requiredKnowledge href="#b" /></knowledgeRequirement><authorityRequirement id="ar"><requiredAuthority href="#k" /></authorityRequirement>
      <literalExpression id="l1"><text>1</text></literalExpression></decision>
    <decision id="two" name="Two"><context id="c"><contextEntry id="ce"><literalExpression id="l2"><text>1</text></literalExpression></contextEntry></context></decision>
    <decision id="three" name="Three"><conditional id="cc"><if id="ci"><literalExpression id="l3"><text>true</text></literalExpression></if></conditional></decision>
    <decision id="four" name="Four"><literalExpression id="l4" expressionLanguage="http://www.w3.org/1999/XPath"><text>1</text></literalExpression></decision>
    <businessKnowledgeModel id="b" name="Helper" /><knowledgeSource id="k" name="Law" />
    <textAnnotation id="ta"><text>note</text></textAnnotation>`, 'xmlns:camunda="http://camunda.org/schema/1.0/dmn"'));
  expect(tables.map((one) => [one.table, one.notes])).toEqual([['one', ['It asks for "Helper", another piece of logic: whoever asks the table passes its answer as an input.']]]);
  expect(refused).toEqual([
    'The decision "Two" was not taken: Expected a decision table or a literal expression, but found Context.',
    'The decision "Three" was not taken: Expected a decision table or a literal expression, but found no logic that can be read.',
    'The decision "Four" was not taken: Expected FEEL in its expression, but its language is http://www.w3.org/1999/XPath.',
  ]);
  for (const word of ['conditional', 'parts of the type "Address"', 'x:thing', 'authorityRequirement', '"Helper"', '"Law"', 'imports of other files', 'notes and groups', 'camunda:versionTag']) {
    expect(left.filter((sentence) => sentence.includes(word))).toHaveLength(1);
  }
});

test('two decisions of one name get two names', async () => {
  const { tables } = await importDmn(file('<decision id="_1" name="Fee"><literalExpression id="a"><text>1</text></literalExpression></decision><decision id="_2" name="Fee"><literalExpression id="b"><text>2</text></literalExpression></decision>'));
  expect(tables.map((one) => one.table)).toEqual(['fee', 'fee-2']);
});
