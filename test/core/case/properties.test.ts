import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { availableActions } from '../../../src/core/case/available-actions.js';
import { decide } from '../../../src/core/case/decide.js';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { replay } from '../../../src/core/case/replay.js';
import { canonicalJson } from '../../../src/core/model/canonical-json.js';
import type { Instruction } from '../../../src/core/model/command.js';
import type { HistoryEntry } from '../../../src/core/model/history-entry.js';
import type { JsonObject } from '../../../src/core/model/json.js';
import { lab, shipped } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';

/** How to start a case of each workflow, and values that a random walk may write. */
interface Ground {
  readonly rulebook: CompiledRulebook;
  readonly workflow: string;
  readonly starter: string;
  readonly data: JsonObject;
  readonly fields: JsonObject;
  readonly input: JsonObject;
}

let grounds: readonly Ground[];
beforeAll(async () => {
  const [test, mall, funds] = await Promise.all([lab(), shipped('rebate-mall'), shipped('fund-marketing')]);
  const request = { client: 'c', fund: '盈捷一号', shares: '1', request: true, withdrawal: true };
  grounds = [
    { rulebook: test, workflow: 'build', starter: 'cat', data: { size: 12 }, fields: { note: 'n' }, input: {} },
    { rulebook: test, workflow: 'errand', starter: 'ann', data: {}, fields: {}, input: {} },
    { rulebook: funds, workflow: 'redemption-batch', starter: 'meng-jie', data: { channel: '东湖机构', month: '2026-03', requests: [request] }, fields: { payOn: '2026-12-31' }, input: {} },
    {
      rulebook: mall,
      workflow: 'complaint',
      starter: 'jiang-xin',
      data: { customer: 'c', contact: 'c', channel: 'phone', content: 'c' },
      fields: {
        cause: 'system', analysis: 'a', responsible: 'wen-na', departments: ['technology', 'operations'],
        opinions: ['a', 'b'], chosen: 1, instructions: 'i', fineResponsible: '10', fineHead: '5', carriedOut: 'c', signature: 's', objection: 'o',
        satisfied: true, summary: 's', classification: 'c', improvement: 'i',
      },
      input: { solution: 's', note: 'n' },
    },
  ];
});

/** Something that somebody could try now: a legal action with suitable values, a due timer, a waiting job, a child's end. */
function moves(play: Play, ground: Ground): readonly (readonly [string, Instruction])[] {
  const { state, workflow } = play;
  if (!state) return [];
  const people = [...ground.rulebook.definition.people.keys()];
  const acts = people.flatMap((person) =>
    availableActions(workflow, state, { actor: play.actor(person), at: '2026-03-02T01:00:00.000Z', facts: {} })
      .filter((one) => one.legal)
      .map(({ task, action, fields, input }) => {
        const pick = (names: readonly string[], from: JsonObject): JsonObject => Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name]!]] : [])));
        const instruction: Instruction = { type: 'PerformAction', task, action, opinion: 'o', fields: pick(Object.keys(fields), ground.fields), input: input ? ground.input : {} };
        return [person, instruction] as const;
      }),
  );
  const engine = 'engine';
  return [
    ...acts,
    ...Object.values(state.timers).map((timer) => [engine, { type: 'FireTimer', timer: timer.id, arming: timer.arming }] as const),
    ...Object.keys(state.jobs).map((job) => [engine, { type: 'CompleteJob', job, result: { answer: 'a' } }] as const),
    ...Object.keys(state.children).map((child) => [engine, { type: 'EndChild', child, outcome: 'empty', data: {} }] as const),
  ];
}

function walk(ground: Ground, choices: readonly number[]): Play {
  const play = new Play(ground.rulebook, ground.workflow).start(ground.starter, ground.data);
  for (const choice of choices) {
    const possible = moves(play, ground);
    const chosen = possible[choice % Math.max(possible.length, 1)];
    if (!chosen) break;
    play.attempt(...chosen);
  }
  return play;
}

describe.each([0, 1, 2, 3])('random walks, ground %i', (index) => {
  test('replay equals state, deciding again gives the same events, and an open case can be moved', () => {
    const ground = grounds[index]!;
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 40 }), (choices) => {
        const play = walk(ground, choices);
        const history = play.commands.map(({ command, events }, revision): HistoryEntry => ({ format: 1, company: 'c', case: 'case-1', revision: revision + 1, command, events, version: 'v', previous: null }));
        const stored = JSON.parse(canonicalJson(history)) as HistoryEntry[];
        expect(replay(stored)).toEqual(JSON.parse(JSON.stringify(play.state)));
        for (const { command, before, events } of play.commands) {
          expect(decide(play.workflow, before, command)).toEqual({ accepted: true, events });
        }
        const { state } = play;
        const movers = [state?.tasks, state?.timers, state?.jobs, state?.children].flatMap((one) => Object.keys(one ?? {}));
        if (state?.status === 'open') expect(movers.length).toBeGreaterThan(0);
        else expect([...Object.keys(state?.tasks ?? {}), ...Object.keys(state?.timers ?? {})]).toEqual([]);
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });
});
