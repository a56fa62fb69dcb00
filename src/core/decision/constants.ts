import { feelName } from '../expression/feel-name.js';
import { toFeel } from '../expression/values.js';
import type { RulebookDefinition } from '../model/definition.js';
import type { Constants } from './literal-cell.js';

/** What cells may compare with that stands still while a rulebook version lives: its parameters. */
export function constantsOf({ parameters, timeZone }: Pick<RulebookDefinition, 'parameters' | 'timeZone'>): Constants {
  const values = [...parameters.values()].map(({ id, value }) => [feelName(id), toFeel(value, undefined)] as const);
  return { values: new Map(values), timeZone };
}
