import { expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { fixture } from './fixture.js';

const COMPANY = 'rules/rulebook.yaml';
const PLAIN = '  conduct: { title: Conduct points, unit: points';
const APPEALED = `${PLAIN}, appeal: { workflow: objection, field: posting }`;
const good: Readonly<Record<string, string>> = { ...fixture('good'), [COMPANY]: (fixture('good')[COMPANY] ?? '').replace(PLAIN, APPEALED) };

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
