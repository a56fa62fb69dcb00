/** Days and moments as people write them. */
import type { Language } from '../model/text.js';
import { DAY_MS, weekdayOf } from './day-number.js';
import type { Local } from './zone-clock.js';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
const WEEKDAYS_ZH = { monday: '周一', tuesday: '周二', wednesday: '周三', thursday: '周四', friday: '周五', saturday: '周六', sunday: '周日' } as const;

/** "30 September 2026"; without the year where it is that of the day beside which it stands. */
export function dayWords(day: number, beside: number | undefined, language: Language): string {
  const { year, month, date } = parts(day);
  const known = beside !== undefined && parts(beside).year === year;
  if (language === 'zh') return `${known ? '' : `${year}年`}${month}月${date}日`;
  return `${date} ${MONTHS[month - 1] ?? ''}${known ? '' : ` ${year}`}`;
}

export function momentWords({ day, ms }: Local, beside: number | undefined, language: Language): string {
  const minutes = Math.floor(ms / 60_000);
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${dayWords(day, beside, language)}${language === 'zh' ? '' : ' '}${clock}`;
}

/** "1–7 October", "28 January–4 February". */
export function stretchWords(first: number, last: number, beside: number, language: Language): string {
  if (first === last) return dayWords(first, beside, language);
  const [from, until] = [parts(first), parts(last)];
  const sameMonth = from.year === until.year && from.month === until.month;
  if (language === 'en') return sameMonth ? `${from.date}–${dayWords(last, beside, 'en')}` : `${dayWords(first, last, 'en')}–${dayWords(last, beside, 'en')}`;
  return `${dayWords(first, beside, 'zh')}至${sameMonth ? `${until.date}日` : dayWords(last, first, 'zh')}`;
}

/** ", a Saturday" */
export function weekdayWords(day: number, language: Language): string {
  const name = weekdayOf(day);
  return language === 'zh' ? WEEKDAYS_ZH[name] : `, a ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function parts(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
