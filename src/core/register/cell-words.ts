import { zoneClock } from '../calendar/zone-clock.js';
import { dateOf } from '../calendar/day-number.js';
import type { RulebookDefinition } from '../model/definition.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import type { RegisterColumn, RegisterDefinition } from '../model/register.js';
import { textIn, type Language, type Text } from '../model/text.js';

/** The field whose values stand in a column as they are, if it is one. */
export function fieldOfColumn({ value }: RegisterColumn, { of }: RegisterDefinition, { workflows }: RulebookDefinition): JsonObject | undefined {
  const [, item, name = ''] = /^\s*(item\.)?([\p{L}_][\p{L}\p{N}_]*)\s*$/u.exec(value.text) ?? [];
  for (const { workflow, each } of of) {
    const fields = workflows.get(workflow)?.data.fields;
    const found = item === undefined ? fields?.get(name)?.schema : memberOf(fields?.get(each ?? '')?.schema, name);
    if (found) return found;
  }
  return undefined;
}

function memberOf(list: JsonObject | undefined, name: string): JsonObject | undefined {
  const items = list?.['items'];
  const properties = isJsonObject(items) ? items['properties'] : undefined;
  const member = isJsonObject(properties) ? properties[name] : undefined;
  return isJsonObject(member) ? member : undefined;
}

/** How people read the values of each column: labels for choices, names for ids, moments on the company's clock. */
export function cellWords(register: RegisterDefinition, definition: RulebookDefinition, language: Language): (column: RegisterColumn, value: Json) => string | null {
  const schemas = new Map([...register.columns.values()].map((column) => [column.id, fieldOfColumn(column, register, definition)]));
  const clock = zoneClock(definition.timeZone);
  const moment = (instant: string): string => {
    const { day, ms } = clock.localOf(Date.parse(instant));
    return `${dateOf(day)} ${new Date(ms).toISOString().slice(11, 19)}`;
  };
  return (column, value) => {
    if (value === null) return null;
    if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1];
    if (column.type === 'date and time' && typeof value === 'string') return moment(value);
    return typeof value === 'string' ? (nameFor(value, schemas.get(column.id), definition, language) ?? value) : JSON.stringify(value);
  };
}

const YES_NO: Readonly<Record<Language, readonly [string, string]>> = { zh: ['是', '否'], en: ['yes', 'no'] };

function nameFor(value: string, schema: JsonObject | undefined, { people, departments, posts }: RulebookDefinition, language: Language): string | undefined {
  const labels = schema?.['x-labels'];
  const label = isJsonObject(labels) ? labels[value] : undefined;
  if (label !== undefined) return textIn(label as unknown as Text, language);
  const refers = schema?.['x-refers'];
  const named = refers === 'person' ? people.get(value)?.name : refers === 'department' ? departments.get(value)?.title : refers === 'post' ? posts.get(value)?.title : undefined;
  return named === undefined ? undefined : textIn(named, language);
}
