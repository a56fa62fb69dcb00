import { CALENDAR_FUNCTIONS } from '../../expression/calendar-functions.js';
import { feelName } from '../../expression/feel-name.js';
import type { RulebookDefinition } from '../../model/definition.js';

type Named = Pick<RulebookDefinition, 'calendar' | 'parameters' | 'tables' | 'formulas'>;

/** The FEEL names that every expression of a rulebook sees, besides those that every rulebook has. */
export function sharedNames({ calendar, parameters, tables, formulas }: Named): readonly string[] {
  const counting = calendar === undefined ? [] : CALENDAR_FUNCTIONS;
  return [...counting, ...[...parameters.keys(), ...tables.keys(), ...formulas.keys()].map(feelName)];
}
