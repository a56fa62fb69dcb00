import type { RulebookDefinition } from '../model/definition.js';
import type { SeatRule } from '../model/verb-definition.js';
import type { Position } from '../model/diagnostic.js';
import { allStates } from './states.js';

/** Every rule about who may act or start, and where it stands. */
export function seatsIn(definition: RulebookDefinition): readonly { readonly seat: SeatRule; readonly at: Position }[] {
  const starts = [...definition.workflows.values()].flatMap(({ startedBy, at }) => startedBy.map((seat) => ({ seat, at })));
  const tasks = allStates(definition).flatMap(({ state: { task } }) => (task ? task.for.map((seat) => ({ seat, at: task.at })) : []));
  return [...starts, ...tasks];
}
