import { isJsonObject, type Json, type JsonObject } from '../../core/model/json.js';
import type { KeptPerson, OrganisationChange } from '../../core/model/organisation.js';
import { textIn, titlesOf, type Text } from '../../core/model/text.js';
import type { Now } from '../../engine/organisation/organisations.js';
import { ProblemException } from '../problems/problem-exception.js';
import { invalid, member, type PatchOperation } from './scim-body.js';

export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** A group of a directory is a post or a department of ours. */
export interface Group {
  readonly kind: 'post' | 'department';
  readonly of: string;
  readonly title: Text;
}

/** Every post of the rulebook, and every department. */
export function groupsOf({ organisation, rulebook }: Now): readonly Group[] {
  const departments = new Map<string, Text>([...[...rulebook.departments.values()].map(({ id, title }) => [id, title] as const), ...[...organisation.departments].map(([id, { title }]) => [id, title] as const)]);
  return [...[...rulebook.posts.values()].map(({ id, title }): Group => ({ kind: 'post', of: id, title })), ...[...departments].map(([id, title]): Group => ({ kind: 'department', of: id, title }))];
}

/** @throws ProblemException */
export function groupBy(now: Now, id: string): Group {
  const found = groupsOf(now).find((group) => groupId(group) === id);
  if (found) return found;
  throw new ProblemException('department-not-found', `Expected the id of a group, post:… or department:…, but there is no "${id}".`);
}

/** The post, or else the department, that a name means: its id or a title, or `post:…` or `department:…`. @throws ProblemException */
export function groupNamed(now: Now, name: Json): Group {
  const groups = groupsOf(now);
  const found = groups.find((group) => group.of === name || groupId(group) === name) ?? groups.find(({ title }) => titlesOf(title).some((one) => one === name));
  if (found) return found;
  throw invalid(`Expected the id or title of a post or department as displayName, but found ${JSON.stringify(name).slice(0, 200)}: posts are made by a release, departments by an import.`);
}

export function groupId({ kind, of }: Group): string {
  return `${kind}:${of}`;
}

export function groupResource(group: Group, { organisation }: Now): JsonObject {
  const members = [...organisation.people].filter(([, person]) => !person.unlisted && belongs(group, person)).map(([value]) => ({ value, $ref: `/scim/v2/Users/${encodeURIComponent(value)}` }));
  return { schemas: [GROUP], id: groupId(group), displayName: textIn(group.title, 'zh'), members };
}

/** Whom a body or an operation names. @throws ProblemException */
export function membersIn(value: Json): readonly string[] {
  if (value === null) return [];
  return (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((one) => {
    const id = isJsonObject(one) ? member(one, 'value') : one;
    if (typeof id === 'string') return id;
    throw invalid('Expected members with the id of a user as value, but found something else.');
  });
}

/** The members after a PATCH: of Entra ID, with a list under `members`, and of Okta, with a filter in the path, or without a path. @throws ProblemException */
export function patchedMembers(before: readonly string[], operations: readonly PatchOperation[]): readonly string[] {
  return operations.reduce<readonly string[]>((members, { op, path, value }) => {
    if (path === undefined) return isJsonObject(value) && member(value, 'members') !== null ? patched(members, op, membersIn(member(value, 'members'))) : members;
    const name = path.toLowerCase().replace(`${GROUP.toLowerCase()}:`, '');
    if (name === 'members') return op === 'remove' && value === null ? [] : patched(members, op, membersIn(value));
    const one = /^members\[\s*value\s+eq\s+"([^"]+)"\s*\]$/i.exec(path)?.[1];
    if (one !== undefined) return patched(members, op === 'remove' ? 'remove' : 'add', [one]);
    if (name === 'displayname' || name === 'externalid') return members;
    throw invalid(`Expected the path members, but found "${path.slice(0, 200)}".`);
  }, before);
}

function patched(before: readonly string[], op: PatchOperation['op'], named: readonly string[]): readonly string[] {
  if (op === 'replace') return named;
  return op === 'add' ? [...before, ...named] : before.filter((id) => !named.includes(id));
}

/** What has to change for a group to have exactly these members. @throws ProblemException where somebody is not known */
export function membersChange(group: Group, members: readonly string[], { organisation }: Now): OrganisationChange {
  const stranger = members.find((id) => !organisation.people.has(id));
  if (stranger !== undefined) throw invalid(`Expected members who are users, but there is no "${stranger}".`);
  const wanted = new Set(members);
  const changes = [...organisation.people].flatMap(([id, person]) => (belongs(group, person) === wanted.has(id) ? [] : [[id, wanted.has(id) ? joined(group, person) : left(group, person)] as const]));
  return { departments: {}, people: Object.fromEntries(changes) };
}

function belongs({ kind, of }: Group, { posts, department }: KeptPerson): boolean {
  return kind === 'post' ? posts.some(({ post }) => post === of) : department === of;
}

function joined({ kind, of }: Group, person: KeptPerson): KeptPerson {
  return kind === 'post' ? { ...person, posts: [...person.posts, { post: of }] } : { ...person, department: of };
}

function left({ kind, of }: Group, person: KeptPerson): KeptPerson {
  if (kind === 'post') return { ...person, posts: person.posts.filter(({ post }) => post !== of) };
  const { department: _department, ...rest } = person;
  return rest;
}
