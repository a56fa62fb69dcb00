import type { DepartmentDefinition, PersonDefinition, RulebookDefinition } from '../model/definition.js';
import type { Position } from '../model/diagnostic.js';
import type { Holding, KeptDepartment, KeptPerson, Organisation } from '../model/organisation.js';

/** Nothing of a kept organisation stands in a file. */
const NOWHERE: Position = { file: '', line: 1, column: 1 };

/** A rulebook with the people of an organisation as they are on a day. Departments that the rulebook alone knows stay, because its posts and workflows name them. */
export function peopledBy(definition: RulebookDefinition, { departments, people }: Organisation, day: string): RulebookDefinition {
  return {
    ...definition,
    departments: new Map([...definition.departments, ...[...departments].map(([id, one]) => [id, departmentOf(id, one)] as const)]),
    people: new Map([...people].filter(([, { active }]) => active).map(([id, one]) => [id, personOn(id, one, day)])),
  };
}

const turns = new WeakMap<Organisation, readonly string[]>();

/** Names a stretch of days, that of `day`, on which everybody holds the same posts. */
export function stretchOf(organisation: Organisation, day: string): string {
  const found = turns.get(organisation) ?? turnsOf(organisation);
  turns.set(organisation, found);
  return found.findLast((turn) => turn <= day) ?? '';
}

/** First days, and last days marked so that they stand behind themselves and before the day after. */
function turnsOf({ people }: Organisation): readonly string[] {
  const holdings = [...people.values()].flatMap(({ posts }) => posts);
  return [...new Set(holdings.flatMap(({ from, to }) => [...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [`${to}~`])]))].sort();
}

/** Whether somebody holds the post on a day. */
export function isHeld({ from, to }: Holding, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || to >= day);
}

function departmentOf(id: string, { title, head, within }: KeptDepartment): DepartmentDefinition {
  return { id, title, ...(head !== undefined && { head }), ...(within !== undefined && { within }), at: NOWHERE };
}

function personOn(id: string, { name, department, roles, posts, email, mobile }: KeptPerson, day: string): PersonDefinition {
  const held = [...new Set(posts.filter((holding) => isHeld(holding, day)).map(({ post }) => post))];
  return { id, name, posts: held, ...(department !== undefined && { department }), roles, ...(email !== undefined && { email }), ...(mobile !== undefined && { mobile }), at: NOWHERE };
}
