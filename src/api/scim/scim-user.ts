import type { RulebookDefinition } from '../../core/model/definition.js';
import { isJsonObject, type Json, type JsonObject } from '../../core/model/json.js';
import type { KeptPerson, Organisation } from '../../core/model/organisation.js';
import { textIn, titlesOf } from '../../core/model/text.js';
import { isPersonId } from '../../core/organisation/faults.js';
import { invalid, member, type PatchOperation } from './scim-body.js';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** What a directory says of somebody; the rest of what it may say is not kept. */
interface Told {
  readonly userName?: string | undefined;
  readonly externalId?: string | undefined;
  readonly displayName?: string | undefined;
  readonly formatted?: string | undefined;
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  readonly active?: boolean | undefined;
  readonly email?: string | undefined;
  readonly mobile?: string | undefined;
  readonly department?: string | undefined;
}

/** A person without a name of the directory is known to it by the id. */
export function userNameOf(id: string, person: KeptPerson): string {
  return person.userName ?? id;
}

/** Somebody as a directory sees them, without `meta`. */
export function userResource(id: string, person: KeptPerson): JsonObject {
  const { externalId, active, email, mobile, department } = person;
  const name = textIn(person.name, 'zh');
  return {
    schemas: [USER, ...(department === undefined ? [] : [ENTERPRISE])],
    id,
    userName: userNameOf(id, person),
    ...(externalId !== undefined && { externalId }),
    displayName: name,
    name: { formatted: name },
    active,
    ...(email !== undefined && { emails: [{ value: email, type: 'work', primary: true }] }),
    ...(mobile !== undefined && { phoneNumbers: [{ value: mobile, type: 'mobile' }] }),
    ...(department !== undefined && { [ENTERPRISE]: { department } }),
  };
}

/** The person whom a whole resource describes; posts and roles stay, because a directory gives those by groups, or not at all. @throws ProblemException */
export function personFrom(body: JsonObject, before: KeptPerson | undefined, around: DepartmentsKnown): KeptPerson {
  return toPerson(told({}, { op: 'replace', path: undefined, value: body }), before, around);
}

/** @throws ProblemException */
export function patchedPerson(id: string, before: KeptPerson, operations: readonly PatchOperation[], around: DepartmentsKnown): KeptPerson {
  const { userName, externalId, active, email, mobile, department } = before;
  const start: Told = { userName: userName ?? id, externalId, active, email, mobile, department };
  return toPerson(operations.reduce(told, start), before, around);
}

export interface DepartmentsKnown {
  readonly organisation: Organisation;
  readonly rulebook: RulebookDefinition;
}

/** An id for somebody new, from the name that the directory uses. */
export function newPersonId(userName: string, { people }: Organisation): string {
  const local = (userName.split('@')[0] ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  const stem = isPersonId(local) ? local : 'person';
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? stem : `${stem}-${count}`;
    if (!people.has(id)) return id;
  }
}

function toPerson({ userName, externalId, displayName, formatted, given, family, active, email, mobile, department }: Told, before: KeptPerson | undefined, around: DepartmentsKnown): KeptPerson {
  if (userName === undefined || userName === '') throw invalid('Expected a userName, but there is none.');
  const whole = [family, given].filter((one) => one !== undefined && one !== '').join('');
  const parts = /^[\p{Script=Han}]*$/u.test(whole) ? whole : [given, family].filter((one) => one !== undefined && one !== '').join(' ');
  const name = [displayName, formatted, parts].find((one) => one !== undefined && one !== '');
  const unchanged = before && (name === undefined || name === textIn(before.name, 'zh'));
  return {
    name: unchanged ? before.name : (name ?? userName),
    roles: before?.roles ?? ['staff'],
    active: active ?? true,
    posts: before?.posts ?? [],
    userName,
    ...(externalId !== undefined && { externalId }),
    ...(email !== undefined && { email }),
    ...(mobile !== undefined && { mobile }),
    ...(department !== undefined && { department: departmentId(department, around) }),
  };
}

/** By id or title; what is neither is told as a fault with the change. */
function departmentId(text: string, { organisation, rulebook }: DepartmentsKnown): string {
  const titles = [...rulebook.departments.values(), ...[...organisation.departments].map(([id, { title }]) => ({ id, title }))];
  return titles.find(({ id }) => id === text)?.id ?? titles.find(({ title }) => titlesOf(title).includes(text))?.id ?? text;
}

function told(before: Told, { op, path, value: given }: PatchOperation): Told {
  const value = op === 'remove' ? null : given;
  const name = (path ?? '').toLowerCase().replace(`${USER.toLowerCase()}:`, '').replace(`${ENTERPRISE.toLowerCase()}:`, '');
  const inside = (prefix: string): Told => Object.entries(isJsonObject(value) ? value : {}).reduce((so, [key, one]) => told(so, { op, path: `${prefix}${key}`, value: one }), before);
  if (name === '' || name === ENTERPRISE.toLowerCase()) return inside('');
  if (name === 'name') return inside('name.');
  if (/^emails(\[.*\])?(\.value)?$/.test(name)) return { ...before, email: firstOf(value, () => true) };
  if (/^phonenumbers(\[.*\])?(\.value)?$/.test(name)) return /\[(?!.*mobile)/.test(name) ? before : { ...before, mobile: firstOf(value, (one) => member(one, 'type') === 'mobile') };
  if (name === 'active') return { ...before, active: truth(value) };
  const field = FIELDS[name];
  return field === undefined ? before : { ...before, [field]: text(value, name) };
}

const FIELDS: Readonly<Record<string, keyof Told>> = { username: 'userName', externalid: 'externalId', displayname: 'displayName', 'name.formatted': 'formatted', 'name.givenname': 'given', 'name.familyname': 'family', department: 'department' };

/** The primary value of a list, or else the first one that fits. */
function firstOf(value: Json, fits: (one: JsonObject) => boolean): string | undefined {
  if (!Array.isArray(value)) return text(value, 'value');
  const items = (value as readonly Json[]).filter(isJsonObject).filter(fits);
  const found = items.find((one) => member(one, 'primary') === true) ?? items[0];
  return found && text(member(found, 'value'), 'value');
}

/** Entra ID writes "False". */
function truth(value: Json): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw invalid('Expected true or false under active, but found something else.');
}

function text(value: Json, name: string): string | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'string' && value.length <= 200) return value;
  throw invalid(`Expected a text of at most 200 characters under ${name}, but found something else.`);
}
