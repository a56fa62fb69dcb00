import { createActor, createMachine, type AnyStateMachine } from 'xstate';

/** What the step functions of a machine ask for. */
export type Scope = Parameters<AnyStateMachine['transition']>[2];

/**
 * What a machine is given to take a step in, made once and used for every step. XState's own pure functions make an actor,
 * with a first snapshot of the machine, for each step; and they only list the actions, where ours are carried out at once,
 * in their order, so that each sees what the ones before it have done.
 */
export function carryingScope(): Scope {
  const self = createActor(createMachine({}));
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: ({ exec, info, params }) => exec?.(info, params),
  };
}

function nothing(): void {
  return undefined;
}
