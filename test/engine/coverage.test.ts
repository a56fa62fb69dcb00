import { expect, test } from '@jest/globals';
import { untouchedIn, type TestReport } from '../../src/engine/testing/test-report.js';
import { testRulebook } from '../../src/engine/testing/test-rulebook.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { compiled } from '../support/rulebooks.js';
import type { RulebookFiles } from '../../src/engine/ports/rulebook-store.js';
import { SUBJECTS, stopServer } from './subject.js';

const COMPANY = `
company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1': One, '2': Two, '3': { title: Be kind, advice: true } }
posts: { clerk: Clerk }
people: { ann: { name: Ann, posts: [clerk] } }
`;
const SIZES = `
table: size
article: '1'
inputs: { days: integer }
outputs: { size: string }
rules:
  - { when: { days: '<= 3' }, then: { size: '"small"' } }
  - { when: { days: '> 3' }, then: { size: '"large"' }, article: '2' }
examples:
  - { given: { days: 3 }, then: { size: small } }
`;
const WORKFLOW = `
workflow: leave
title: Leave
article: '1'
data: { type: object, required: [days], properties: { days: { type: integer } } }
initial: asking
states:
  asking:
    task: { for: { post: clerk }, actions: [approve, { drop: { title: Drop, outcome: dropped } }] }
    after:
      P3D: { target: late }
    on:
      approved:
        - { guard: 'size(days) = "large"', target: checking }
        - done
      dropped: done
  checking:
    initial: looking
    onDone: done
    states:
      looking: { always: seen }
      seen: { type: final }
  late: { type: final }
  done: { type: final }
`;
const SCENARIOS = `
workflow: leave
scenarios:
  - scenario: A short one
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann, data: { days: 2 } }
    steps: [{ by: ann, do: approve }]
    expect: { in: done }
`;
const FILES = { 'rules/rulebook.yaml': COMPANY, 'rules/size.yaml': SIZES, 'workflows/leave.yaml': WORKFLOW, 'workflows/leave.scenarios.yaml': SCENARIOS };

function report(changes: RulebookFiles = {}): Promise<TestReport> {
  return testRulebook(compiled('acme', { ...FILES, ...changes }, 'v'), async (clock) => openMemory({ clock }));
}

const named = ({ untouched }: TestReport['states']): readonly string[] => untouched.map(({ name, at }) => `${name} (${at.file}:${at.line})`);

test('a report names what nothing touches, each transition with its trigger, target, guard and line', async () => {
  const { failed, states, transitions, rows, articles } = await report();
  expect(failed).toBe(0);
  expect(named(transitions)).toEqual([
    'leave asking: approved → checking, if size(days) = "large" (workflows/leave.yaml:14)',
    'leave asking: dropped → done (workflows/leave.yaml:16)',
    'leave asking: after P3D → late (workflows/leave.yaml:11)',
    'leave checking: onDone → done (workflows/leave.yaml:19)',
    'leave checking.looking: always → checking.seen (workflows/leave.yaml:21)',
  ]);
  expect(transitions).toMatchObject({ touched: 1, waived: 0, of: 6 });
  expect(named(states)).toEqual(['leave checking (workflows/leave.yaml:17)', 'leave checking.looking (workflows/leave.yaml:21)', 'leave checking.seen (workflows/leave.yaml:22)', 'leave late (workflows/leave.yaml:23)']);
  expect(named(rows)).toEqual(['size row 2 (rules/size.yaml:8)']);
  expect(named(articles)).toEqual(['2 (rules/rulebook.yaml:7)']);
  expect([...transitions.untouched.slice(0, 3), ...states.untouched.slice(0, 1), ...rows.untouched, ...articles.untouched].map(({ part }) => part)).toEqual([
    { of: 'leave', state: 'asking', target: 'checking' },
    { of: 'leave', state: 'asking', target: 'done' },
    { of: 'leave', state: 'asking', target: 'late' },
    { of: 'leave', state: 'checking' },
    { of: 'size', row: 2 },
    undefined,
  ]);
});

test('a regulation is touched by a scenario of its workflow, or by one that names it', async () => {
  const listing = COMPANY.replace('posts:', 'regulations: { R-1: One, R-2: Two, R-3: { title: Three, advice: true }, R-4: { title: Four, untested: Not written yet } }\nposts:');
  const files = (shown: string): Record<string, string> => ({ 'rules/rulebook.yaml': listing, 'workflows/leave.yaml': `source: [R-1, R-2]\n${WORKFLOW}`, 'workflows/leave.scenarios.yaml': SCENARIOS.replace('    at: ', `${shown}    at: `) });
  const [plain, named] = [await report(files('')), await report(files('    source: R-1\n'))];
  expect(plain.regulations).toMatchObject({ touched: 2, waived: 1, of: 3, untouched: [] });
  expect(named.regulations).toMatchObject({ touched: 1, waived: 1, of: 3, untouched: [{ name: 'R-2' }] });
  expect(untouchedIn(named).map(({ name }) => name)).toContain('R-2');
});

test('a row, state or transition is touched by what a scenario comes past, too', async () => {
  const { transitions, rows, states } = await report({ 'workflows/leave.scenarios.yaml': SCENARIOS.replace('days: 2', 'days: 9') });
  expect(named(rows)).toEqual([]);
  expect(named(states)).toEqual(['leave late (workflows/leave.yaml:23)']);
  expect(transitions).toMatchObject({ touched: 3, of: 6 });
});

test('a scenario in which a time limit becomes an incident fails, whatever else it expects', async () => {
  const failing = WORKFLOW.replace('{ target: late }', '{ target: late, actions: { set: { days: days / (days - 2) } } }');
  const waiting = SCENARIOS.replace('[{ by: ann, do: approve }]', '[{ wait: P4D }]').replace('in: done', 'in: asking');
  const { results } = await report({ 'workflows/leave.yaml': failing, 'workflows/leave.scenarios.yaml': waiting });
  expect(results.map(({ problem }) => problem)).toEqual([undefined, expect.stringMatching(/^At the end: Expected nothing that an operator would have to look at, but found: .*division by nought/)]);
});

test('a transition that a refused command would have taken is not touched', async () => {
  const guarded = WORKFLOW.replace('- done\n', "- { target: done, guard: 'days > 100' }\n");
  const refused = SCENARIOS.replace('do: approve }', 'do: approve, refused: guard-refused }').replace('in: done', 'in: asking');
  expect((await report({ 'workflows/leave.yaml': guarded, 'workflows/leave.scenarios.yaml': refused })).transitions).toMatchObject({ touched: 0, of: 6 });
});

test('a waiver holds for what is inside, is listed with its reason, and is warned of where all of that is touched', async () => {
  const waived = {
    'rules/rulebook.yaml': COMPANY.replace("'2': Two", "'2': { title: Two, untested: Nobody was ever late }"),
    'rules/size.yaml': SIZES.replace("article: '2' }", "article: '2', untested: { zh: 太长, en: Too long } }"),
    'workflows/leave.yaml': WORKFLOW
      .replace('  checking:\n', '  checking:\n    untested: Checked by hand\n')
      .replace('target: checking }', 'target: checking, untested: As above }')
      .replace("target: late }", "target: late, untested: Never late }")
      .replace('late: { type: final }', 'late: { type: final, untested: Never late }')
      .replace('dropped: done', "dropped: { target: done, untested: Never dropped }")
      .replace('  done: { type: final }', '  done: { type: final, untested: Quite needless }'),
  };
  const found = await report(waived);
  expect(untouchedIn(found)).toEqual([]);
  expect(found.states).toMatchObject({ touched: 2, waived: 4, of: 6 });
  expect(found.transitions).toMatchObject({ touched: 1, waived: 5, of: 6 });
  expect(found.rows.excused).toEqual([{ name: 'size row 2', at: expect.objectContaining({ file: 'rules/size.yaml', line: 8 }), part: { of: 'size', row: 2 }, reason: 'Too long' }]);
  expect(found.states.excused.map(({ part, reason }) => [part?.state, reason])).toEqual([['checking', 'Checked by hand'], ['checking.looking', 'Checked by hand'], ['checking.seen', 'Checked by hand'], ['late', 'Never late']]);
  expect(found.waivers.map(({ of, reason, covers }) => [of, reason, covers.length])).toEqual([
    ['2', 'Nobody was ever late', 1],
    ['size row 2', 'Too long', 1],
    ['leave asking: approved → checking, if size(days) = "large"', 'As above', 1],
    ['leave asking: dropped → done', 'Never dropped', 1],
    ['leave asking: after P3D → late', 'Never late', 1],
    ['leave checking', 'Checked by hand', 5],
    ['leave late', 'Never late', 1],
    ['leave done', 'Quite needless', 0],
  ]);
});

test('a release, also the first one, is refused while anything is neither touched nor waived', async () => {
  const subject = await SUBJECTS[0]!.open([]);
  try {
    const { releases } = subject.engine;
    const refused = await releases.found('acme', FILES, '2000-01-01');
    expect(refused).toMatchObject({ released: false, rejection: { code: 'clauses-untouched', message: expect.stringContaining('"leave checking" (workflows/leave.yaml:17) and 10 more are untouched') } });
    const whole = { ...FILES, 'rules/rulebook.yaml': COMPANY.replace("'2': Two", "'2': { title: Two, untested: x }"), 'rules/size.yaml': `${SIZES}untested: x\n`, 'workflows/leave.yaml': `${WORKFLOW}untested: x\n` };
    expect(await releases.found('acme', whole, '2000-01-01')).toMatchObject({ released: true });
  } finally {
    await subject.close();
    await stopServer();
  }
});
