import type { KeptPerson, Organisation, OrganisationChange } from '../../core/model/organisation.js';
import { toDocument } from '../../core/organisation/document.js';
import type { OrganisationPlan, OrganisationResult } from '../../engine/organisation/organisations.js';
import type { Shape } from '../http/shape.js';
import { ProblemException } from '../problems/problem-exception.js';
import type { ChangedIdsDto, OrganisationChangedDto, OrganisationDto, OrganisationPreviewDto } from './organisation.dto.js';

/** Who may see addresses and numbers. */
export type Sight = 'whole' | 'without-contacts';

export function organisationView(kept: { readonly version: string; readonly number: number } | undefined, organisation: Organisation, sight: Sight): Shape<OrganisationDto> {
  const { departments, people } = toDocument(organisation);
  return { kept: kept !== undefined, version: kept?.version ?? null, number: kept?.number ?? null, departments, people: sight === 'whole' ? people : mapped(people, withoutContacts) };
}

export function changeView({ departments, people }: OrganisationChange, sight: Sight): OrganisationChange {
  return { departments, people: sight === 'whole' ? people : mapped(people, (person) => person && withoutContacts(person)) };
}

export function previewView({ version, before, change, faults, leaving, vacant }: OrganisationPlan): Shape<OrganisationPreviewDto> {
  return { version, people: idsOf(before.people, change.people), departments: idsOf(before.departments, change.departments), change, faults: [...faults], leaving, vacant };
}

/** @throws ProblemException where the engine refuses */
export function changedView(result: OrganisationResult): Shape<OrganisationChangedDto> {
  if (result.done) return { version: result.kept.version, number: result.kept.number, same: result.same };
  const { code, message, details, faults } = result.rejection;
  throw new ProblemException(code, message, { ...(details !== undefined && { details }), ...(faults && { details: faults.map((fault) => ({ ...fault, place: fault.place ? { ...fault.place } : null })) }) });
}

function idsOf(before: ReadonlyMap<string, unknown>, change: Readonly<Record<string, unknown>>): Shape<ChangedIdsDto> {
  const ids = Object.keys(change);
  return { added: ids.filter((id) => change[id] !== null && !before.has(id)), changed: ids.filter((id) => change[id] !== null && before.has(id)), removed: ids.filter((id) => change[id] === null) };
}

function withoutContacts({ email: _email, mobile: _mobile, ...rest }: KeptPerson): KeptPerson {
  return rest;
}

function mapped<From, To>(items: Readonly<Record<string, From>>, change: (item: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(items).map(([id, item]) => [id, change(item)]));
}
