import { everybody } from '../../core/approval/to-actor.js';
import type { RulebookDefinition } from '../../core/model/definition.js';
import { deskOf, isOn } from '../desks.js';

/** Ids of those on whose desk something for these candidates lies. */
export function holdersOf(candidates: readonly string[], workflow: string, rulebook: RulebookDefinition): readonly string[] {
  return everybody(rulebook).filter((person) => isOn({ candidates, workflow }, deskOf(person))).map(({ id }) => id);
}
