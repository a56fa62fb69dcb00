import type { Json, Schema } from '../../api/shapes.js';
import { useValueText } from '../../shared/data/value-view.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import type { Register, RegisterColumn } from './register-queries.js';

export interface RegisterWords {
  /** Of a column, or of a period that rows are grouped by. */
  readonly key: (key: string) => string;
  readonly cell: (key: string, value: unknown) => string;
  readonly total: (id: string) => string;
  readonly totalValue: (id: string, value: unknown) => string;
}

const HOW = { sum: 'register.sum', count: 'register.count', min: 'register.min', max: 'register.max', average: 'register.average', formula: 'register.total' } as const;
export const PERIODS = { 'period:day': 'period.day', 'period:month': 'period.month', 'period:quarter': 'period.quarter', 'period:year': 'period.year' } as const;

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** What a register calls its columns and totals, and how its values are read. */
export function useRegisterWords({ columns, totals }: Pick<Register, 'columns' | 'totals'>): RegisterWords {
  const { t, say } = useTexts();
  const text = useValueText();
  const { number, decimal } = useMoments();
  const byId = new Map(columns.map((column) => [column.id, column]));
  const figure = (value: unknown, schema: Schema): string => {
    if (typeof value === 'number') return number(value);
    if (typeof value === 'string' && Object.keys(schema).length === 0 && DECIMAL.test(value)) return decimal(value);
    return text(value as Json, schema);
  };
  return {
    key: (key) => (isPeriod(key) ? t(PERIODS[key]) : say(byId.get(key)?.title) || key),
    cell: (key, value) => {
      const column = byId.get(key);
      return column?.type === 'decimal' || column?.type === 'integer' ? figure(value, {}) : text(value as Json, column ? schemaOf(column) : {});
    },
    total: (id) => {
      const total = totals.find((one) => one.id === id);
      if (id === 'rows' && total?.how !== 'formula') return t('register.rows');
      const column = byId.get(id);
      return say(total?.title) || t(HOW[total?.how ?? 'formula'], { column: say(column?.title) || id });
    },
    totalValue: (id, value) => {
      const column = byId.get(id);
      const counted = totals.find((one) => one.id === id)?.how === 'count';
      return figure(value, column && !counted ? schemaOf(column) : {});
    },
  };
}

export function isPeriod(key: string): key is keyof typeof PERIODS {
  return key in PERIODS;
}

function schemaOf({ type, labels, refers }: RegisterColumn): Schema {
  return {
    ...(type === 'date' && { format: 'date' }),
    ...(type === 'date and time' && { format: 'date-time' }),
    ...(labels !== undefined && { 'x-labels': labels as Schema['x-labels'] & object }),
    ...(refers !== undefined && { 'x-refers': refers }),
  };
}
