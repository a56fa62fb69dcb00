/** The columns of tables of people and departments, each with the words that may stand above it; the first is the one that templates use. */
export const PEOPLE_COLUMNS = {
  id: ['id', '工号', '编号', '账号'],
  name: ['name', '姓名'],
  'name-en': ['name-en', '英文名'],
  department: ['department', '部门'],
  posts: ['posts', '岗位', '职务'],
  roles: ['roles', '角色'],
  active: ['active', '在职'],
  email: ['email', '邮箱', '电子邮件'],
  mobile: ['mobile', '手机', '手机号'],
} as const;

export const DEPARTMENT_COLUMNS = {
  id: ['id', '部门编号', '编号'],
  title: ['title', '部门名称', '名称'],
  'title-en': ['title-en', '英文名称'],
  head: ['head', '负责岗位', '负责人岗位'],
  within: ['within', '上级部门'],
} as const;

export type PeopleColumn = keyof typeof PEOPLE_COLUMNS;
export type DepartmentColumn = keyof typeof DEPARTMENT_COLUMNS;

/** Which columns of a table a first row names; undefined where it lacks one of those that are needed. */
export function columnsIn<Column extends string>(header: readonly string[], known: Readonly<Record<Column, readonly string[]>>, needed: readonly Column[]): ReadonlyMap<Column, number> | undefined {
  const names = header.map((one) => one.trim().toLowerCase());
  const found = (Object.keys(known) as Column[]).map((column) => [column, names.findIndex((name) => known[column].includes(name))] as const).filter(([, at]) => at >= 0);
  const columns = new Map(found);
  return needed.every((column) => columns.has(column)) ? columns : undefined;
}
