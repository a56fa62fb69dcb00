import type { PeopleTold } from '../../core/model/event.js';
import { fromStored } from '../history-codec.js';
import type { StoredEntry } from '../ports/command-store.js';

/** What actions have told so far; nobody is told of what they have just done themselves. */
export function toldBy(stored: readonly StoredEntry[]): readonly PeopleTold[] {
  return stored.map(fromStored).flatMap(({ command, events }) =>
    events.filter((event) => event.type === 'PeopleTold').map((event) => ({ ...event, except: [...(event.except ?? []), command.actor.id] })),
  );
}
