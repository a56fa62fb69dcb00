import type { Role } from '../model/actor.js';
import type { RulebookDefinition } from '../model/definition.js';
import type { Holding, KeptDepartment, KeptPerson, Organisation, OrganisationChange } from '../model/organisation.js';
import type { Sheet } from '../model/sheet.js';
import type { Text } from '../model/text.js';
import { columnsIn, DEPARTMENT_COLUMNS, PEOPLE_COLUMNS, type DepartmentColumn, type PeopleColumn } from './columns.js';
import { ROLES, type OrganisationFault } from './faults.js';
import { TableRow } from './table-reader.js';

/** What an upload is read against. */
export interface TablesContext {
  readonly organisation: Organisation;
  readonly rulebook: Pick<RulebookDefinition, 'posts' | 'departments'>;
  /** What becomes of people and departments that a table does not name: those of a table that is there at all. */
  readonly missing: 'keep' | 'remove';
}

export interface TablesRead {
  readonly change: OrganisationChange;
  readonly faults: readonly OrganisationFault[];
  /** The same fault with the place from which the person or department was read, where it was read from one. */
  readonly located: (fault: OrganisationFault) => OrganisationFault;
}

const WHOLE = { kind: 'organisation', id: '', field: '' } as const;

interface Table<Column extends string> {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly columns: ReadonlyMap<Column, number>;
  readonly rows: readonly (readonly [number, readonly string[]])[];
}

/** Tables of people and of departments, told apart by their first rows. Columns that are not there leave what they are about as it is. */
export function readTables(sheets: readonly Sheet[], context: TablesContext): TablesRead {
  const faults: OrganisationFault[] = [];
  const people: Table<PeopleColumn>[] = [];
  const departments: Table<DepartmentColumn>[] = [];
  for (const sheet of sheets) {
    const filled = sheet.rows.map((row, index) => [index + 1, row] as const).filter(([, row]) => row.some((cell) => cell.trim() !== ''));
    const [[at, header] = [1, []], ...rows] = filled;
    if (filled.length === 0 && sheets.length > 1) continue;
    const ofPeople = columnsIn<PeopleColumn>(header, PEOPLE_COLUMNS, ['id', 'name']);
    const ofDepartments = columnsIn<DepartmentColumn>(header, DEPARTMENT_COLUMNS, ['id', 'title']);
    if (ofPeople) people.push({ sheet: sheet.name, header, columns: ofPeople, rows });
    else if (ofDepartments) departments.push({ sheet: sheet.name, header, columns: ofDepartments, rows });
    else faults.push({ ...WHOLE, place: { sheet: sheet.name, row: at, column: '' }, message: `Expected a first row with ${PEOPLE_COLUMNS.id.join(' or ')} and ${PEOPLE_COLUMNS.name.join(' or ')} for people, or with ${DEPARTMENT_COLUMNS.id[0]} and ${DEPARTMENT_COLUMNS.title.join(' or ')} for departments, but it has neither` });
    for (const fault of strangeColumns(sheet.name, at, header, ofPeople ?? ofDepartments)) faults.push(fault);
  }
  return readRows(people, departments, context, faults);
}

function strangeColumns(sheet: string, row: number, header: readonly string[], columns: ReadonlyMap<string, number> | undefined): readonly OrganisationFault[] {
  if (!columns) return [];
  const used = new Set(columns.values());
  return header.flatMap((name, at) => (name.trim() === '' || used.has(at) ? [] : [{ ...WHOLE, place: { sheet, row, column: name.trim() }, message: `Expected columns that are known, each once, but found "${name.trim()}"` }]));
}

function readRows(people: readonly Table<PeopleColumn>[], departments: readonly Table<DepartmentColumn>[], context: TablesContext, faults: OrganisationFault[]): TablesRead {
  const { organisation, rulebook, missing } = context;
  const rows = new Map<string, Pick<TableRow<string>, 'row' | 'placeOf'>>();
  const each = <Column extends string>(tables: readonly Table<Column>[], kind: 'person' | 'department', take: (id: string, row: TableRow<Column>) => void): void => {
    for (const table of tables) {
      for (const [at, cells] of table.rows) {
        const row = new TableRow(table, at, cells, kind, faults);
        const id = row.cell('id' as Column);
        const key = `${kind} ${id}`;
        if (id === '') row.tell('id' as Column, 'Expected an id, but the cell is empty');
        else if (rows.has(key)) row.tell('id' as Column, `Expected each ${kind} once, but "${id}" stands in row ${rows.get(key)?.row ?? 0} as well`);
        else {
          rows.set(key, row);
          take(id, row);
        }
      }
    }
  };

  const titles = new Map<string, Text>([...[...rulebook.departments.values()].map(({ id, title }) => [id, title] as const), ...[...organisation.departments].map(([id, { title }]) => [id, title] as const)]);
  const found = { departments: {} as Record<string, KeptDepartment | null>, people: {} as Record<string, KeptPerson | null> };
  const named = new Map<string, TableRow<DepartmentColumn>>();
  each(departments, 'department', (id, row) => {
    named.set(id, row);
    titles.set(id, textOf(row.cell('title'), row.cell('title-en')));
  });
  const posts = new Map([...rulebook.posts.values()].map(({ id, title }) => [id, title] as const));
  for (const [id, row] of named) found.departments[id] = departmentIn(row, organisation.departments.get(id), { titles, posts });
  each(people, 'person', (id, row) => void (found.people[id] = personIn(row, organisation.people.get(id), { titles, posts })));
  if (missing === 'remove') {
    if (departments.length > 0) for (const id of organisation.departments.keys()) found.departments[id] ??= null;
    if (people.length > 0) for (const id of organisation.people.keys()) found.people[id] ??= null;
  }
  const located = (fault: OrganisationFault): OrganisationFault => {
    const row = rows.get(`${fault.kind} ${fault.id}`);
    return row && !fault.place ? { ...fault, place: row.placeOf(fault.field) } : fault;
  };
  return { change: found, faults, located };
}

interface Names {
  readonly titles: ReadonlyMap<string, Text>;
  readonly posts: ReadonlyMap<string, Text>;
}

function departmentIn(row: TableRow<DepartmentColumn>, before: KeptDepartment | undefined, { titles, posts }: Names): KeptDepartment {
  const head = row.cell('head') === '' ? undefined : row.named('head', row.cell('head'), 'a post of the rulebook', posts);
  const within = row.cell('within') === '' ? undefined : row.named('within', row.cell('within'), 'a department that exists', titles);
  const after = { head: row.has('head') ? head : before?.head, within: row.has('within') ? within : before?.within };
  return { title: row.has('title-en') || before === undefined ? textOf(row.cell('title'), row.cell('title-en')) : retitled(before.title, row.cell('title')), ...defined(after) };
}

function personIn(row: TableRow<PeopleColumn>, before: KeptPerson | undefined, { titles, posts }: Names): KeptPerson {
  const active = row.has('active') ? activeIn(row) : (before?.active ?? true);
  const department = row.cell('department') === '' ? undefined : row.named('department', row.cell('department'), 'a department that exists', titles);
  const text = (column: 'email' | 'mobile'): string | undefined => (row.has(column) ? row.cell(column) || undefined : before?.[column]);
  return {
    name: row.has('name-en') || before === undefined ? textOf(row.cell('name'), row.cell('name-en')) : retitled(before.name, row.cell('name')),
    roles: row.has('roles') ? rolesIn(row) : (before?.roles ?? ['staff']),
    active,
    posts: row.has('posts') ? holdingsIn(row, posts) : (before?.posts ?? []),
    ...defined({ department: row.has('department') ? department : before?.department, email: text('email'), mobile: text('mobile'), userName: before?.userName, externalId: before?.externalId }),
    ...(before?.unlisted && !active && { unlisted: true }),
  };
}

/** Without the members that are undefined. */
function defined<Members extends Readonly<Record<string, string | undefined>>>(members: Members): { readonly [Name in keyof Members]?: string } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { readonly [Name in keyof Members]?: string };
}

function textOf(zh: string, en: string): Text {
  return en === '' ? zh : { zh, en };
}

/** A table without the English column leaves the English name as it is. */
function retitled(before: Text, zh: string): Text {
  return typeof before === 'string' || before.en === undefined || (before.zh === undefined && before.en === zh) ? zh : { zh, en: before.en };
}

function parts(text: string): readonly string[] {
  return text.split(/[;；、,，\n]/).map((one) => one.trim()).filter((one) => one !== '');
}

function rolesIn(row: TableRow<PeopleColumn>): readonly Role[] {
  const roles = parts(row.cell('roles')).map((one) => ROLES.find((role) => role === one) ?? one);
  const strange = roles.find((role) => !ROLES.includes(role as Role));
  if (strange !== undefined) row.tell('roles', `Expected roles out of ${ROLES.join(', ')}, but found "${strange}"`);
  return roles.length === 0 ? ['staff'] : [...new Set(roles as Role[])];
}

const YES = ['', 'yes', 'true', '1', '是', '在职'];
const NO = ['no', 'false', '0', '否', '离职'];

function activeIn(row: TableRow<PeopleColumn>): boolean {
  const text = row.cell('active').toLowerCase();
  if (!YES.includes(text) && !NO.includes(text)) row.tell('active', `Expected yes or no (是 or 否), but found "${row.cell('active')}"`);
  return !NO.includes(text);
}

/** `post`, or `post 2026-01-01..2026-06-30` with either day left out. */
const HOLDING = /^(.+?)\s+(\d{4}-\d{2}-\d{2})?\s*(?:\.\.|~|至)\s*(\d{4}-\d{2}-\d{2})?$/;

function holdingsIn(row: TableRow<PeopleColumn>, posts: ReadonlyMap<string, Text>): readonly Holding[] {
  return parts(row.cell('posts')).flatMap((text): readonly Holding[] => {
    const [, name = text, from, to] = HOLDING.exec(text) ?? [];
    const post = row.named('posts', name, 'a post of the rulebook', posts);
    return post === undefined ? [] : [{ post, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}
