import { csvLine } from '../model/csv-text.js';
import type { Organisation } from '../model/organisation.js';
import type { Text } from '../model/text.js';
import { DEPARTMENT_COLUMNS, PEOPLE_COLUMNS } from './columns.js';

export type TableName = 'people' | 'departments';

const NONE: Organisation = { people: new Map(), departments: new Map() };

/** A table that can be filled in and uploaded, as CSV with the mark that Excel needs. @param organisation whose rows stand in it; none where absent */
export function tableCsv(table: TableName, { people, departments }: Organisation = NONE): string {
  const rows =
    table === 'people'
      ? [...people].map(([id, one]) => [id, ...texts(one.name), one.department ?? '', one.posts.map(holdingText).join('; '), one.roles.join('; '), one.active ? 'yes' : 'no', one.email ?? '', one.mobile ?? ''])
      : [...departments].map(([id, one]) => [id, ...texts(one.title), one.head ?? '', one.within ?? '']);
  const header = Object.keys(table === 'people' ? PEOPLE_COLUMNS : DEPARTMENT_COLUMNS);
  return `\uFEFF${[header, ...rows].map(csvLine).join('\r\n')}\r\n`;
}

function texts(text: Text): readonly [string, string] {
  return typeof text === 'string' ? [text, ''] : [text.zh ?? text.en ?? '', text.zh === undefined ? '' : (text.en ?? '')];
}

function holdingText({ post, from, to }: { readonly post: string; readonly from?: string; readonly to?: string }): string {
  return from === undefined && to === undefined ? post : `${post} ${from ?? ''}..${to ?? ''}`;
}
