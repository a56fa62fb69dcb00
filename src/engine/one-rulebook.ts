import type { CompiledRulebook } from '../core/case/compiled.js';
import type { Rulebooks } from './rulebook-library.js';

/** A library of one version, always in force, whose people are those that it names. */
export function oneRulebook(rulebook: CompiledRulebook): Rulebooks {
  const found = async (): Promise<CompiledRulebook> => rulebook;
  return { compiled: found, now: found, inForce: found, ready: () => rulebook, kept: async () => undefined };
}
