import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { JsonObject } from '../../src/core/model/json.js';
import { scenariosIn, withScenario } from '../../src/console/features/rulebook/yaml/scenario-text.js';

const SCENARIO: JsonObject = {
  scenario: '试办: 一件',
  at: '2026-03-02T09:00:00+08:00',
  start: { by: 'ann', data: { days: 2, note: 'yes', amount: '12.50' } },
  steps: [{ by: 'bob', do: 'approve', fields: { paper: { file: 'a', tags: ['x', 'y'] } } }, { clock: '2026-03-05T09:00:00+08:00' }],
  expect: { in: ['booked'], status: 'completed' },
};

const FILES = readdirSync('workflows', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.scenarios.yaml'));

describe('a scenario is added to its file', () => {
  test('a new file begins with it, each step in a line', () => {
    expect(withScenario(undefined, 'leave', SCENARIO)).toBe(`workflow: leave
scenarios:

  - scenario: "试办: 一件"
    at: 2026-03-02T09:00:00+08:00
    start:
      by: ann
      data: { days: 2, note: yes, amount: "12.50" }
    steps:
      - { by: bob, do: approve, fields: { paper: { file: a, tags: [ x, y ] } } }
      - { clock: 2026-03-05T09:00:00+08:00 }
    expect:
      in: [ booked ]
      status: completed
`);
  });

  test.each(FILES)('what stands in %s stays as it is', (file) => {
    const before = readFileSync(`workflows/${file}`, 'utf8');
    const after = withScenario(before, '-', SCENARIO);
    expect(after.startsWith(before.trimEnd())).toBe(true);
    expect(parse(after)).toEqual({ ...(parse(before) as object), scenarios: [...scenariosIn(before), SCENARIO] });
  });

  test('a list in brackets, or an empty one, is added to as well', () => {
    for (const before of ['workflow: leave\nscenarios: []\n', 'workflow: leave\nscenarios: [{ scenario: one }] # kept\n', 'workflow: leave\nscenarios:\n- scenario: one\n', 'scenarios: # all\n  - at: x\n    scenario: one\nworkflow: leave\n', 'workflow: leave\r\nscenarios:\r\n  - scenario: one\r\n']) {
      expect(scenariosIn(withScenario(before, 'leave', SCENARIO))).toEqual([...scenariosIn(before), SCENARIO]);
    }
  });
});

test('a text that cannot be read has no scenarios', () => {
  expect([scenariosIn(''), scenariosIn('{'), scenariosIn('scenarios: 3')]).toEqual([[], [], []]);
});
