import type { Organisation, OrganisationChange } from '../model/organisation.js';
import { sameJson } from '../model/same-json.js';

export const NO_ORGANISATION: Organisation = { departments: new Map(), people: new Map() };

/** The organisation after a change. */
export function changed({ departments, people }: Organisation, change: OrganisationChange): Organisation {
  return { departments: withChanges(departments, change.departments), people: withChanges(people, change.people) };
}

/** What has to change for one organisation to become the other. */
export function changeBetween(before: Organisation, after: Organisation): OrganisationChange {
  return { departments: differences(before.departments, after.departments), people: differences(before.people, after.people) };
}

/** The part of a change that changes something. */
export function effective(before: Organisation, change: OrganisationChange): OrganisationChange {
  return changeBetween(before, changed(before, change));
}

export function changesNothing({ departments, people }: OrganisationChange): boolean {
  return Object.keys(departments).length + Object.keys(people).length === 0;
}

function withChanges<Item>(items: ReadonlyMap<string, Item>, changes: Readonly<Record<string, Item | null>>): ReadonlyMap<string, Item> {
  const after = new Map(items);
  for (const [id, item] of Object.entries(changes)) {
    if (item === null) after.delete(id);
    else after.set(id, item);
  }
  return after;
}

function differences<Item extends object>(before: ReadonlyMap<string, Item>, after: ReadonlyMap<string, Item>): Record<string, Item | null> {
  const gone = [...before.keys()].filter((id) => !after.has(id)).map((id) => [id, null] as const);
  const other = [...after].filter(([id, item]) => before.get(id) !== item && !sameJson(before.get(id), item));
  return Object.fromEntries([...gone, ...other]);
}
