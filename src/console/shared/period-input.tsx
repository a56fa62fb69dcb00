import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { clockQuery } from '../api/queries.js';
import { useTexts } from '../texts/use-texts.js';

/** A year (`2026`), a quarter (`2026-Q1`) or a month (`2026-03`); or days from one to another; or neither. */
export interface Period {
  readonly period?: string;
  readonly from?: string;
  readonly until?: string;
}

type Kind = 'all' | 'year' | 'quarter' | 'month' | 'range';

const KINDS = { all: 'period.all', year: 'period.year', quarter: 'period.quarter', month: 'period.month', range: 'period.range' } as const;

interface Props {
  readonly value: Period;
  /** Whether nothing may be chosen, and what that is called where it is not all of time. */
  readonly open?: boolean;
  readonly all?: string;
  readonly onChange: (value: Period) => void;
}

/** Which time something is about. */
export function PeriodInput({ value, open = false, all, onChange }: Props) {
  const { t } = useTexts();
  const { data: clock } = useQuery(clockQuery);
  const kind = kindOf(value);
  const now = dayjs(clock?.now);
  const choose = (next: Kind): void => {
    if (next === 'all') onChange({});
    else if (next === 'range') onChange({ from: now.startOf('month').format('YYYY-MM-DD'), until: now.format('YYYY-MM-DD') });
    else onChange({ period: periodOf(next, now) });
  };
  const kinds = Object.entries(KINDS).filter(([one]) => open || one !== 'all');
  return (
    <>
      <Select<Kind> value={kind} aria-label={t('period')} style={{ minWidth: 110 }} options={kinds.map(([one, key]) => ({ value: one as Kind, label: one === 'all' && all !== undefined ? all : t(key) }))} onChange={choose} />
      {(kind === 'year' || kind === 'quarter' || kind === 'month') && <DatePicker picker={kind} allowClear={false} aria-label={t('period')} value={dayIn(value.period)} onChange={(day) => day && onChange({ period: periodOf(kind, day) })} />}
      {kind === 'range' && (
        <>
          <DatePicker allowClear={false} aria-label={t('period.from')} value={dayjs(value.from)} onChange={(day) => day && onChange({ ...value, from: day.format('YYYY-MM-DD') })} />
          <DatePicker allowClear={false} aria-label={t('period.until')} value={dayjs(value.until)} onChange={(day) => day && onChange({ ...value, until: day.format('YYYY-MM-DD') })} />
        </>
      )}
    </>
  );
}

function kindOf({ period, from, until }: Period): Kind {
  if (from !== undefined || until !== undefined) return 'range';
  if (period === undefined) return 'all';
  return period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month';
}

function periodOf(kind: 'year' | 'quarter' | 'month', day: Dayjs): string {
  if (kind === 'year') return day.format('YYYY');
  return kind === 'month' ? day.format('YYYY-MM') : `${day.format('YYYY')}-Q${Math.floor(day.month() / 3) + 1}`;
}

function dayIn(period = ''): Dayjs {
  const [year = '', part = ''] = period.split('-');
  const month = part.startsWith('Q') ? Number(part.slice(1)) * 3 - 2 : Number(part || 1);
  return dayjs(`${year}-${String(month).padStart(2, '0')}-01`);
}
