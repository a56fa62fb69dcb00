import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CHECKS } from '../../../src/core/lint/checks.js';
import { READING_RULES } from '../../../src/core/rulebook/rule-id.js';
import { fixture } from './fixture.js';

const page = (name: string): string => readFileSync(new URL(`../../../docs/reference/${name}.md`, import.meta.url), 'utf8');

describe('the reference of diagnostics', () => {
  const sections = [...page('diagnostics').matchAll(/^#### `([a-z-]+)`$/gm)].map((match) => match[1]);

  test('has a section for each rule, and no other', () => {
    expect([...sections].sort()).toEqual([...READING_RULES, ...CHECKS.map(({ rule }) => rule)].sort());
  });

  test('says which findings of the checks are warnings', () => {
    const kinds = [...page('diagnostics').matchAll(/^#### `([a-z-]+)`\n\n\*(Error|Warning)\.\*/gm)].map((match) => `${match[1]} ${match[2]?.toLowerCase()}`);
    expect(kinds.sort()).toEqual(CHECKS.map(({ rule, severity }) => `${rule} ${severity}`).sort());
  });
});

describe('the reference of the YAML', () => {
  const lines = (text: string): string => text.split('\n').map((line) => line.trim()).filter(Boolean).join('\n');
  const good = Object.values(fixture('good')).map(lines);
  const blocks = [...page('rulebook-yaml').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');

  test.each(blocks)('shows only what stands in a rulebook that the tests read: %s', (block) => {
    expect(good.filter((text) => text.includes(lines(block)))).toHaveLength(1);
  });
});
