import type { KeptDepartment, KeptPerson, Organisation } from '../model/organisation.js';

/** An organisation as it is written down. */
export interface OrganisationDocument {
  readonly departments: Readonly<Record<string, KeptDepartment>>;
  readonly people: Readonly<Record<string, KeptPerson>>;
}

export function toDocument({ departments, people }: Organisation): OrganisationDocument {
  return { departments: Object.fromEntries(departments), people: Object.fromEntries(people) };
}

export function fromDocument({ departments, people }: OrganisationDocument): Organisation {
  return { departments: new Map(Object.entries(departments)), people: new Map(Object.entries(people)) };
}
