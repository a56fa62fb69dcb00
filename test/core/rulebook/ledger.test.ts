import { expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { fixture } from './fixture.js';

const COMPANY = 'rules/rulebook.yaml';
const good = fixture('good');

function withAppeal(appeal: string) {
  const text = good[COMPANY] ?? '';
  expect(text).toContain('appeal: { workflow: objection, field: posting }');
  return readRulebook('acme', { ...good, [COMPANY]: text.replace('appeal: { workflow: objection, field: posting }', `appeal: ${appeal}`) });
}

test('a ledger names the workflow by which one appeals, and its field for the posting', () => {
  expect(readRulebook('acme', good).definition?.ledgers.get('conduct')?.appeal).toEqual({ workflow: 'objection', field: 'posting' });
});

test.each([
  ['{ workflow: objecton, field: posting }', 'unknown-workflow', 'objection'],
  ['{ workflow: objection, field: postng }', 'unknown-field', 'posting'],
  ['{ workflow: objection }', 'missing-key', undefined],
])('%s is refused', (appeal, rule, suggestion) => {
  const { definition, diagnostics } = withAppeal(appeal);
  expect(definition).toBeUndefined();
  expect(diagnostics).toMatchObject([{ rule, file: COMPANY, ...(suggestion !== undefined && { suggestion }) }]);
});
