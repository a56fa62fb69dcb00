import { afterAll, describe, expect, test } from '@jest/globals';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { ManualClock } from '../../src/engine/manual-clock.js';
import type { Database } from '../../src/engine/ports/database.js';
import { runScenario } from '../../src/engine/testing/scenario-runner.js';
import { Touched } from '../../src/engine/testing/touched.js';
import { compiled } from '../support/rulebooks.js';
import { RULEBOOK, workflowName, workflowText } from '../core/verbs/grounds.js';
import { SUBJECTS, stopServer } from './subject.js';

afterAll(stopServer);

const NAME = workflowName('parallel', 'all', 'here');

const SCENARIOS = `
workflow: ${NAME}
scenarios:
  - scenario: Passed on, sent back, withdrawn, copied, jumped and reopened
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann, data: { amount: 1 } }
    steps:
      - { by: ann, do: submit }
      - { by: hal, do: claim, in: checking }
      - { expect: { waitingFor: [hal] } }
      - { by: hal, do: confirm, in: checking }
      - { by: eve, do: confirm, in: deciding.money.first }
      - { by: ann, do: transfer, in: deciding.money.asked, to: gus, refused: not-allowed }
      - { by: bob, do: transfer, in: deciding.money.asked, to: ann, refused: not-allowed }
      - { by: bob, do: transfer, in: deciding.money.asked, to: gus }
      - { by: gus, do: add-signer, in: deciding.money.asked, to: dan, where: before }
      - { by: gus, do: approve, in: deciding.money.asked, refused: not-allowed }
      - { by: dan, do: approve, in: deciding.money.asked }
      - { by: dan, do: withdraw, in: deciding.money.asked }
      - { by: dan, do: copy, in: deciding.money.asked, to: ida }
      - { by: dan, do: return, in: deciding.money.asked, to: making }
      - { expect: { in: making, copied: [ida] } }
      - { by: ann, do: submit }
      - { expect: { in: [deciding.money.asked, deciding.paper.filing] } }
      - { by: ann, jump: paying, because: urgent, refused: not-allowed }
      - { by: ida, jump: paying, because: urgent }
      - { by: mia, do: complete }
      - { expect: { status: completed } }
      - { by: ida, reopen: checking, because: wrong account }
    expect: { in: checking, status: open, copied: [ida] }
`;

describe.each(SUBJECTS)('verbs on $name', (kind) => {
  test('a scenario speaks them, and what is stored agrees with the history', async () => {
    const files = { 'rules/rulebook.yaml': RULEBOOK, [`workflows/${NAME}.yaml`]: workflowText(NAME, 'parallel', 'all', 'here'), [`workflows/${NAME}.scenarios.yaml`]: SCENARIOS };
    const rulebook = compiled('desk', files, 'v');
    const workflow = rulebook.workflows.get(NAME)!;
    let seen: unknown;
    const open = async (clock: ManualClock): Promise<Database> => {
      const database = await kind.empty(clock);
      return {
        ...database,
        close: async () => {
          const copies = await database.reader.tasksOn('desk', [{ people: ['ida'], tokens: ['copy:ida'] }], { limit: 10 });
          seen = { copies: copies.rows.map(({ state }) => state), faults: (await fsck(database.audit)).faults };
          await database.close();
        },
      };
    };
    const result = await runScenario(workflow, workflow.definition.scenarios[0]!, open, new Touched());
    expect(result).toMatchObject({ passed: true });
    expect(seen).toEqual({ copies: ['deciding.money.asked'], faults: [] });
  });
});
