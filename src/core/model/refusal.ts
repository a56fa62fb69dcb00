import type { Rejection } from './verdict.js';

/**
 * Carries a rejection out of the depth of a machine step, where no value can be returned. `decide` catches it; it never
 * leaves the core.
 */
export class Refusal extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.message);
    this.name = 'Refusal';
  }
}
