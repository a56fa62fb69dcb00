import { afterAll, describe, expect, test } from '@jest/globals';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { runScenario } from '../../src/engine/testing/scenario-runner.js';
import { Touched } from '../../src/engine/testing/touched.js';
import { fixture } from '../core/rulebook/fixture.js';
import { compiled } from '../support/rulebooks.js';
import { SUBJECTS, stopServer } from './subject.js';

afterAll(stopServer);

const purchase = compiled('acme', fixture('good'), 'v').workflows.get('purchase')!;

const VACANT = {
  'rules/rulebook.yaml': `
company: tiny
edition: 2
title: Tiny
language: en
timeZone: Asia/Shanghai
articles: { '1': Rules }
posts: { vacant: Nobody holds it }
people: { ann: { name: Ann }, ada: { name: Ada, roles: [process-admin] }, cid: { name: Cid } }
`,
  'workflows/flow.yaml': `
workflow: flow
title: Flow
article: '1'
initial: first
states:
  first: { task: { for: { post: vacant }, nobody: pass }, on: { approved: second } }
  second: { task: { for: { post: vacant }, nobody: process-admin }, on: { approved: done } }
  done: { type: final }
`,
  'workflows/flow.scenarios.yaml': `
workflow: flow
scenarios:
  - scenario: Left to the process admin
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann }
    steps: [{ by: cid, do: approve, refused: not-allowed }]
    expect: { in: second, waitingFor: [ada] }
`,
};

describe.each(SUBJECTS)('who acts, on $name', (kind) => {
  test.each(purchase.definition.scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    expect(await runScenario(purchase, scenario, (clock) => kind.empty(clock), new Touched())).toMatchObject({ passed: true });
  });

  test('a process admin finds what nobody else is there for, and what is stored agrees with the history', async () => {
    const flow = compiled('tiny', VACANT, 'v').workflows.get('flow')!;
    let seen: unknown;
    const result = await runScenario(
      flow,
      flow.definition.scenarios[0]!,
      async (clock) => {
        const database = await kind.empty(clock);
        const close = async (): Promise<void> => {
          const { rows } = await database.reader.tasksOn('tiny', [{ people: ['ada'], tokens: ['person:ada', 'role:process-admin'] }], { limit: 10 });
          seen = { tasks: rows.map(({ state, candidates }) => ({ state, candidates })), faults: (await fsck(database.audit)).faults };
          await database.close();
        };
        return { ...database, close };
      },
      new Touched(),
    );
    expect(result).toMatchObject({ passed: true });
    expect(seen).toEqual({ tasks: [{ state: 'second', candidates: ['role:process-admin'] }], faults: [] });
  });
});
