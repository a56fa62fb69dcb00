import type { Schemas } from '../../api/client.js';
import { useTexts } from '../../texts/use-texts.js';

type Schedule = Schemas['ScheduleDto'];

export interface Rule {
  readonly text: string;
  /** What reckons the day, where words for it are not known. */
  readonly reckoned?: string;
}

const DAYS_ON = /^period\.start \+ duration\("P(\d+)D"\)$/;
const WORKING_DAYS = /^if is working day\(period\.start\) then period\.start else null$/;
const FIRST_WORKING_DAY = /^first working day on or after\(period\.start\)$/;
const LAST_WORKING_DAY = /^last working day on or before\(period\.end\)$/;

/** A schedule's rule as people say it. */
export function useScheduleRule(): (schedule: Pick<Schedule, 'every' | 'day' | 'at'>) => Rule {
  const { t, language } = useTexts();
  const weekday = (days: number): string => new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + days)));
  return ({ every, day, at: time }) => {
    const period = t(`schedules.period.${every}`);
    if (day === undefined) return { text: t(`schedules.rule.${every}`, { time }) };
    const after = DAYS_ON.exec(day.trim())?.[1];
    if (after !== undefined && every === 'week') return { text: t('schedules.rule.weekday', { weekday: weekday(Number(after)), time }) };
    if (after !== undefined && every === 'month') return { text: t('schedules.rule.month-day', { day: Number(after) + 1, time }) };
    if (every === 'day' && WORKING_DAYS.test(day.trim())) return { text: t('schedules.rule.working-day', { time }) };
    if (FIRST_WORKING_DAY.test(day.trim())) return { text: t('schedules.rule.first-working-day', { period, time }) };
    if (LAST_WORKING_DAY.test(day.trim())) return { text: t('schedules.rule.last-working-day', { period, time }) };
    return { text: t('schedules.rule.reckoned', { period, time }), reckoned: day };
  };
}
