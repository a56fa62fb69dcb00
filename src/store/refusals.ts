import type { Rejection } from '../core/model/verdict.js';
import type { Fence, IdempotencyKey } from '../engine/ports/command-store.js';

/** The two refusals that the store gives by itself; all others come from the decision. */
export function reusedKey(key: IdempotencyKey): Rejection {
  return {
    code: 'key-reused',
    message: `Expected the key ${JSON.stringify(key.key)} to come with the request that it first came with, but the request is another one.`,
  };
}

export function lostFence(fence: Fence): Rejection {
  return {
    code: 'fence-lost',
    message: `Expected ${fence.kind} ${fence.id} to be held under number ${fence.number}, but it has ended or somebody else has claimed it since.`,
  };
}
