import { expect, test } from '@jest/globals';
import { bytesIn, templateOf } from '../../src/console/features/rulebook/template-bytes.js';
import { grouped } from '../../src/console/shared/grouped.js';
import { tabIn } from '../../src/console/shared/tab-in.js';

test.each([
  ['0', '0'],
  ['999', '999'],
  ['1000', '1,000'],
  ['-123456', '-123,456'],
  ['1234567.12345', '1,234,567.12345'],
  ['-0.5000', '-0.5000'],
])('%s is shown as %s', (amount, shown) => {
  expect(grouped(amount)).toBe(shown);
});

test.each([
  ['tab=jobs', ['incidents', 'jobs'], 'jobs'],
  ['tab=jobs', ['occurrences'], 'occurrences'],
  ['tab=', ['now', 'why'], 'now'],
  ['', ['now', 'why'], 'now'],
  ['tab=x', [], ''],
])('the address ?%s among %j leads to "%s"', (search, keys, tab) => {
  expect(tabIn(new URLSearchParams(search), keys.map((key) => ({ key })))).toBe(tab);
});

test('the bytes of a template come and go as they are, and no base64 has none', () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, at) => (at * 7) % 256);
  expect(templateOf(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect([...bytesIn(templateOf(bytes))]).toEqual([...bytes]);
  expect([...bytesIn('no base64!')]).toEqual([]);
});
