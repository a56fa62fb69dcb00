import type { Role } from '../model/actor.js';
import type { RulebookDefinition } from '../model/definition.js';
import type { Holding, KeptDepartment, KeptPerson, Organisation, OrganisationChange } from '../model/organisation.js';
import { titlesOf, type Text } from '../model/text.js';
import { nearestName } from '../rulebook/nearest-name.js';
import { isDate } from '../rulebook/schema/formats.js';
import { byteLength } from '../rulebook/yaml/byte-length.js';
import { changed } from './change.js';

/** Something wrong with a change. `field` is the key of the person or department that it is about. */
export interface OrganisationFault {
  readonly kind: 'person' | 'department' | 'organisation';
  /** Of the person or department; '' for the whole. */
  readonly id: string;
  readonly field: string;
  /** "Expected …, but …" */
  readonly message: string;
  /** Where it stands in what was uploaded: rows from 1, and what stands above the column. */
  readonly place?: TablePlace;
}

export interface TablePlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}

export const PEOPLE_MAX = 20_000;
export const DEPARTMENTS_MAX = 5_000;
export const ROLES: readonly Role[] = ['staff', 'process-admin', 'auditor', 'operator'];

const ID = /^[\p{L}\p{N}]+([-_.][\p{L}\p{N}]+)*$/u;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+$/;
const MOBILE = /^\+?[0-9][0-9 -]{3,24}$/;
const ID_BYTES_MAX = 64;
const TEXT_MAX = 200;
const HOLDINGS_MAX = 50;
/** Nobody reads more at a time. */
const FAULTS_MAX = 200;

/** What a change may name: the posts and departments of the rulebook in force. */
type Around = Pick<RulebookDefinition, 'posts' | 'departments'>;
type Tell = (field: string, message: string) => void;

/**
 * Everything that is wrong with a change. What it leaves alone is not asked again, so that a rulebook without a post that somebody
 * holds stops nobody from mending it.
 * @param admin whoever makes the change, who has to stay a process admin
 */
export function organisationFaults(before: Organisation, change: OrganisationChange, around: Around, admin?: string): readonly OrganisationFault[] {
  const after = changed(before, change);
  const faults: OrganisationFault[] = [];
  const teller = (kind: OrganisationFault['kind'], id: string): Tell => (field, message) => void faults.push({ kind, id, field, message });
  const departments = new Set([...around.departments.keys(), ...after.departments.keys()]);
  for (const [id, one] of Object.entries(change.departments)) if (one && faults.length < FAULTS_MAX) checkDepartment(id, one, { after, around, departments }, teller('department', id));
  for (const [id, one] of Object.entries(change.people)) if (one && faults.length < FAULTS_MAX) checkPerson(id, one, { around, departments }, teller('person', id));
  checkRemoved(change, after, departments, teller);
  checkNames(change, after, teller);
  checkWhole(after, teller('organisation', ''), admin);
  return faults;
}

/** Whether a text can be the id of somebody. No person can be called like the engine itself. */
export function isPersonId(text: string): boolean {
  return ID.test(text) && byteLength(text) <= ID_BYTES_MAX && text !== 'engine' && text !== 'constructor';
}

interface Known {
  readonly around: Around;
  readonly departments: ReadonlySet<string>;
}

function checkDepartment(id: string, { title, head, within }: KeptDepartment, { after, around, departments }: Known & { readonly after: Organisation }, tell: Tell): void {
  checkId(id, tell);
  checkText('title', title, tell);
  if (head !== undefined && !around.posts.has(head)) tell('head', unknown('a post of the rulebook', head, around.posts.keys()));
  if (within !== undefined && !departments.has(within)) tell('within', unknown('a department that exists', within, departments));
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined; at = after.departments.get(at)?.within ?? around.departments.get(at)?.within) {
    if (seen.has(at)) return tell('within', `Expected a department that is not within itself, but "${id}" comes back to "${at}"`);
    seen.add(at);
  }
}

function checkPerson(id: string, { name, department, roles, posts, email, mobile }: KeptPerson, { around, departments }: Known, tell: Tell): void {
  checkId(id, tell);
  checkText('name', name, tell);
  if (department !== undefined && !departments.has(department)) tell('department', unknown('a department that exists', department, departments));
  const strange = roles.find((role) => !ROLES.includes(role));
  if (strange !== undefined) tell('roles', unknown('a role', strange, ROLES));
  for (const holding of posts) checkHolding(holding, around, tell);
  if (posts.length > HOLDINGS_MAX) tell('posts', `Expected at most ${HOLDINGS_MAX} posts, but found ${posts.length}`);
  const twice = posts.find((one, index) => posts.slice(0, index).some((other) => one.post === other.post && overlap(one, other)));
  if (twice) tell('posts', `Expected each post once at a time, but "${twice.post}" is there twice`);
  if (email !== undefined && (!EMAIL.test(email) || email.length > TEXT_MAX)) tell('email', `Expected an address such as li@example.com, but found ${JSON.stringify(email)}`);
  if (mobile !== undefined && !MOBILE.test(mobile)) tell('mobile', `Expected a telephone number such as +86 138 0000 0000, but found ${JSON.stringify(mobile)}`);
}

function checkHolding({ post, from, to }: Holding, { posts }: Around, tell: Tell): void {
  if (!posts.has(post)) tell('posts', unknown('a post of the rulebook', post, posts.keys()));
  const wrong = [from, to].find((day) => day !== undefined && !isDate(day));
  if (wrong !== undefined) return tell('posts', `Expected days that there are, as YYYY-MM-DD, but found "${wrong}"`);
  if (from !== undefined && to !== undefined && to < from) tell('posts', `Expected "${post}" to be held from a day to a later one, but it is from ${from} to ${to}`);
}

function overlap(one: Holding, other: Holding): boolean {
  return (one.from ?? '') <= (other.to ?? '~') && (other.from ?? '') <= (one.to ?? '~');
}

function checkId(id: string, tell: Tell): void {
  if (!isPersonId(id)) tell('id', `Expected an id of letters and digits with single -, _ or . between them, at most ${ID_BYTES_MAX} bytes and not "engine", but found ${JSON.stringify(id)}`);
}

function checkText(field: string, text: Text, tell: Tell): void {
  const titles = titlesOf(text);
  if (titles.length === 0 || titles.some((one) => one.trim() === '' || one.length > TEXT_MAX)) tell(field, `Expected a text of 1 to ${TEXT_MAX} characters, but found ${titles.join('') === '' ? 'none' : 'a longer one'}`);
}

/** What is taken out must not be named any more. */
function checkRemoved({ departments: changes }: OrganisationChange, after: Organisation, departments: ReadonlySet<string>, teller: (kind: OrganisationFault['kind'], id: string) => Tell): void {
  const gone = new Set(Object.keys(changes).filter((id) => changes[id] === null && !departments.has(id)));
  if (gone.size === 0) return;
  const users = [...[...after.people].map(([id, { department }]) => [id, department] as const), ...[...after.departments].map(([id, { within }]) => [id, within] as const)];
  for (const id of gone) {
    const found = users.filter(([, used]) => used === id).map(([user]) => user);
    if (found.length > 0) teller('department', id)('id', `Expected nobody in a department that is removed, but ${found.slice(0, 5).join(', ')}${found.length > 5 ? ` and ${found.length - 5} more are` : found.length > 1 ? ' are' : ' is'} in "${id}"`);
  }
}

/** By the names that a directory uses, it has to find one person; whoever has no other name is found by the id. */
function checkNames({ people: changes }: OrganisationChange, after: Organisation, teller: (kind: OrganisationFault['kind'], id: string) => Tell): void {
  for (const field of ['userName', 'externalId'] as const) {
    const owners = new Map<string, string>();
    for (const [id, person] of after.people) {
      const name = (person[field] ?? (field === 'userName' ? id : undefined))?.toLowerCase();
      const other = name === undefined ? undefined : owners.get(name);
      if (name !== undefined && other !== undefined && (changes[id] || changes[other])) teller('person', id)(field, `Expected a ${field} that nobody else has, but ${other} has "${name}" as well`);
      if (name !== undefined) owners.set(name, id);
    }
  }
}

function checkWhole({ people, departments }: Organisation, tell: Tell, admin: string | undefined): void {
  if (people.size > PEOPLE_MAX) tell('people', `Expected at most ${PEOPLE_MAX} people, but there would be ${people.size}`);
  if (departments.size > DEPARTMENTS_MAX) tell('departments', `Expected at most ${DEPARTMENTS_MAX} departments, but there would be ${departments.size}`);
  const isAdmin = (person: KeptPerson | undefined): boolean => person?.active === true && person.roles.includes('process-admin');
  if (![...people.values()].some(isAdmin)) return tell('people', 'Expected somebody who is active to stay a process admin, but nobody would be one');
  if (admin !== undefined && !isAdmin(people.get(admin))) tell('people', `Expected ${admin}, who makes the change, to stay an active process admin, but that would end`);
}

function unknown(what: string, found: string, names: Iterable<string>): string {
  const near = nearestName(found, [...names]);
  return `Expected ${what}, but found "${found}"${near === undefined ? '' : ` (did you mean "${near}"?)`}`;
}
