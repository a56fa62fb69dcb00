import type { Organisation } from '../model/organisation.js';
import { peopledBy, stretchOf } from '../organisation/people-on.js';
import type { CompiledRulebook, CompiledWorkflow } from './compiled.js';

const STRETCHES_MAX = 4;
const known = new WeakMap<CompiledRulebook, WeakMap<Organisation, Map<string, CompiledRulebook>>>();

/** A rulebook version with the people of an organisation on a day: nothing is compiled anew, because no expression is bound to people. */
export function peopled(rulebook: CompiledRulebook, organisation: Organisation, day: string): CompiledRulebook {
  const under = known.get(rulebook) ?? new WeakMap<Organisation, Map<string, CompiledRulebook>>();
  known.set(rulebook, under);
  const stretches = under.get(organisation) ?? new Map<string, CompiledRulebook>();
  under.set(organisation, stretches);
  const stretch = stretchOf(organisation, day);
  const found = stretches.get(stretch) ?? bind(rulebook, organisation, day);
  stretches.delete(stretch);
  stretches.set(stretch, found);
  const [oldest] = stretches.keys();
  if (stretches.size > STRETCHES_MAX && oldest !== undefined) stretches.delete(oldest);
  return found;
}

function bind(rulebook: CompiledRulebook, organisation: Organisation, day: string): CompiledRulebook {
  const workflows = new Map<string, CompiledWorkflow>();
  const bound: CompiledRulebook = { ...rulebook, definition: peopledBy(rulebook.definition, organisation, day), workflows };
  for (const [id, workflow] of rulebook.workflows) workflows.set(id, { ...workflow, rulebook: bound });
  return bound;
}
