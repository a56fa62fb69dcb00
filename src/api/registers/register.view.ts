import { fieldOfColumn } from '../../core/register/cell-words.js';
import type { RulebookDefinition } from '../../core/model/definition.js';
import type { GroupKey, RegisterDefinition } from '../../core/model/register.js';
import type { RegisterFault, RegisterRow } from '../../core/register/register-row.js';
import type { ReadRegister } from '../../engine/registers/registers.js';
import type { Shape } from '../http/shape.js';
import type { ReadRegisterDto, RegisterColumnDto, RegisterDto, RegisterFaultDto, RegisterGroupDto, RegisterPivotDto, RegisterRowDto, RegisterTotalDto } from './register.dto.js';

export function registerView(register: RegisterDefinition, rulebook: RulebookDefinition): Shape<RegisterDto> {
  const { id, title, source, article, period, logged, columns, totals, groups } = register;
  return {
    id,
    title,
    source: source?.join(', ') ?? null,
    article: article ?? null,
    dated: period !== undefined,
    logged,
    columns: [...columns.values()].map((column): Shape<RegisterColumnDto> => {
      const field = fieldOfColumn(column, register, rulebook);
      const [labels, refers] = [field?.['x-labels'], field?.['x-refers']];
      return { id: column.id, title: column.title, type: column.type, ...(labels !== undefined && { labels }), ...(typeof refers === 'string' && { refers }) };
    }),
    totals: [...totals.values()].map((total): Shape<RegisterTotalDto> => ({ id: total.id, how: total.how, ...(total.how === 'formula' && { title: total.title }) })),
    groups: groups.map(keyText),
  };
}

/** One page of the rows; groups and totals are of all. */
export function readRegisterView(read: ReadRegister, { limit, offset }: { readonly limit: number; readonly offset: number }): Shape<ReadRegisterDto> {
  const { definition, rulebook, at, rows, totals, groupedBy, groups, faults } = read;
  return { register: registerView(definition, rulebook.definition), at, count: rows.length, rows: rows.slice(offset, offset + limit).map(rowView), totals, groupedBy: groupedBy.map(keyText), groups: groups.map((group): Shape<RegisterGroupDto> => group), pivot: pivotView(read), faults: faults.map(faultView) };
}

function pivotView({ definition: { pivot: crossed }, pivot }: ReadRegister): Shape<RegisterPivotDto> | null {
  return crossed && pivot ? { by: crossed.rows.map(keyText), across: keyText(crossed.columns), value: crossed.value, ...pivot } : null;
}

function rowView({ case: id, item, day, values }: RegisterRow): Shape<RegisterRowDto> {
  return { case: id, item: item ?? null, day, values };
}

function faultView({ case: id, item, column, message }: RegisterFault): Shape<RegisterFaultDto> {
  return { case: id, item: item ?? null, column: column ?? null, message };
}

function keyText(key: GroupKey): string {
  return 'column' in key ? key.column : `period:${key.period}`;
}
