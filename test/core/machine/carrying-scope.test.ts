import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import type { Behaviour } from '../../../src/core/machine/behaviour.js';
import { compileMachine, toMachine, type Step } from '../../../src/core/machine/compile-machine.js';
import { DATA_CHANGED } from '../../../src/core/machine/triggers.js';
import type { WorkflowDefinition } from '../../../src/core/model/definition.js';
import { lab, shipped } from '../../support/rulebooks.js';

/** What happened, in order, and what the guards are to say. */
interface Log {
  readonly done: readonly string[];
  readonly says: (guard: string) => boolean;
}

const written: Behaviour<Log> = {
  holds: (guard, log) => log.says(guard.text),
  take: (_transition, state, log) => ({ ...log, done: [...log.done, `take ${state.path}`] }),
  enter: (state, log) => ({ ...log, done: [...log.done, `enter ${state.path}`] }),
  leave: (state, log) => ({ ...log, done: [...log.done, `leave ${state.path}`] }),
};

/** XState's own pure functions list the actions of a step; they are carried out behind it here. */
function listed([snapshot, actions]: [AnyMachineSnapshot, readonly { exec?: unknown; info: unknown; params: unknown }[]]): AnyMachineSnapshot {
  for (const { exec, info, params } of actions) if (typeof exec === 'function') (exec as (info: unknown, params: unknown) => void)(info, params);
  return snapshot;
}

function triggersOf(workflow: WorkflowDefinition): readonly string[] {
  const machine = toMachine(workflow, written);
  return [...(machine.events as readonly string[]).filter((type) => !type.startsWith('xstate.')), DATA_CHANGED];
}

const rulebooks = [await lab(), await shipped('fund-marketing'), await shipped('rebate-mall')];
const workflows = rulebooks.flatMap(({ workflows: all }) => [...all.values()].map(({ definition }) => definition));

describe('a step taken in the reused scope', () => {
  test.each(workflows.map((workflow) => [workflow.id, workflow] as const))('is the one that XState takes by itself: %s', (_id, workflow) => {
    const triggers = triggersOf(workflow);
    const ours = compileMachine(workflow, written);
    fc.assert(
      fc.property(fc.array(fc.nat(triggers.length - 1), { maxLength: 12 }), fc.integer(), (walk, seed) => {
        const says = (guard: string): boolean => (guard.length * 7 + seed) % 3 !== 0;
        const machine = toMachine(workflow, written);
        const box = { draft: { done: [], says } as Log };
        const begin = attempt(() => ours.first({ done: [], says }));
        let theirs: AnyMachineSnapshot | undefined = attempt(() => listed(initialTransition(machine, { box }) as never));
        if (begin === undefined || theirs === undefined || theirs.status === 'error') return;
        let step: Step<Log> = begin;
        expect([step.value, step.draft.done, step.done]).toEqual([theirs.value, box.draft.done, theirs.status === 'done']);
        for (const index of walk) {
          const trigger = triggers[index] ?? DATA_CHANGED;
          if (step.done) return;
          const next = attempt(() => ours.settle(step, trigger, { done: [], says }));
          box.draft = { done: [], says };
          const before: AnyMachineSnapshot = theirs;
          theirs = attempt((): AnyMachineSnapshot => listed(transition(machine, before, { type: trigger }) as never));
          if (next === undefined || theirs === undefined) return expect([next, theirs]).toEqual([undefined, undefined]);
          step = next;
          expect([trigger, step.value, step.draft.done, step.done]).toEqual([trigger, theirs.value, box.draft.done, theirs.status === 'done']);
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** Undefined where the step goes round for ever. */
function attempt<Value>(step: () => Value): Value | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Infinite loop')) return undefined;
    throw error;
  }
}

