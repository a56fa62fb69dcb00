import { expect, test } from '@jest/globals';
import { attachmentsIn } from '../../../src/core/model/attachment.js';
import { newSchemaValidator } from '../../../src/core/rulebook/schema-validator.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';

const COMPANY = "company: acme\ntitle: Acme\nlanguage: en\ntimeZone: UTC\narticles: { '1': One }\nedition: 2\n";

function read(paper: string) {
  return readRulebook('acme', {
    'rules/rulebook.yaml': COMPANY,
    'workflows/flow.yaml': `workflow: flow\ntitle: Flow\ndata:\n  type: object\n  properties:\n    paper: ${paper}\ninitial: a\nstates: { a: { type: final } }\n`,
  });
}

const one = { file: 'a'.repeat(64), name: '发票.pdf', type: 'application/pdf', bytes: 10 };

test.each([
  ['any', '{ type: attachment }', 'image/png', true],
  ['a listed type', '{ type: attachment, accept: [application/pdf, image/png] }', 'image/png', true],
  ['a group of types', '{ type: attachment, accept: [application/pdf, image/*] }', 'image/svg+xml', true],
  ['another type', '{ type: attachment, accept: [application/pdf] }', 'image/png', false],
  ['a type that only begins like a listed one', '{ type: attachment, accept: [application/pdf, text/*] }', 'application/pdfx', false],
])('a field takes %s', (_, schema, type, taken) => {
  const workflow = read(schema).definition?.workflows.get('flow');
  const faults = newSchemaValidator(workflow?.data.schema ?? {})({ paper: { ...one, type } });
  expect(faults.map(({ path }) => path)).toEqual(taken ? [] : ['paper.type']);
});

test('a field takes no file that is too large, and nothing else than what an upload has answered', () => {
  const faults = newSchemaValidator(read('{ type: attachment, most: 5 kB }').definition?.workflows.get('flow')?.data.schema ?? {});
  expect(faults({ paper: { ...one, bytes: 5_000 } })).toEqual([]);
  expect(faults({ paper: { ...one, bytes: 5_001 } })).toMatchObject([{ path: 'paper.bytes' }]);
  expect(faults({ paper: { ...one, more: 1 } })).toMatchObject([{ path: 'paper.more' }]);
  expect(faults({ paper: 'text' })).toMatchObject([{ path: 'paper' }]);
});

test.each([
  ['{ type: attachment, acept: [image/png] }', 'unknown-key', 'accept'],
  ['{ type: attachment, accept: [pdf] }', 'bad-schema', undefined],
  ['{ type: attachment, most: 5 megabytes }', 'bad-schema', undefined],
  ['{ type: attachment, most: 50 MB }', 'bad-schema', undefined],
  ['{ type: atachment }', 'bad-value', 'attachment'],
])('%s is reported in its line', (schema, rule, suggestion) => {
  expect(read(schema).diagnostics).toMatchObject([{ rule, line: 6, ...(suggestion !== undefined && { suggestion }) }]);
});

test('attachments are found wherever they stand, and nothing else is taken for one', () => {
  expect(attachmentsIn({ a: [{ b: one }], c: { ...one, more: 1 }, d: { ...one, file: 'x' }, e: null, f: 'text' })).toEqual([one]);
});
