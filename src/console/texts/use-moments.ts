import { useQuery } from '@tanstack/react-query';
import { clockQuery } from '../api/queries.js';
import { useTexts, type Language } from './use-texts.js';

export interface Moments {
  /** Date and time, in the time zone of the rulebook. */
  readonly moment: (instant: string) => string;
  readonly day: (date: string) => string;
  /** `in 3 hours`, `2 days ago`, by the server's clock. */
  readonly distance: (instant: string) => string;
  readonly isPast: (instant: string) => boolean;
  readonly number: (value: number) => string;
  /** A decimal as text, with every digit. */
  readonly decimal: (value: string) => string;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** Lets the browser fetch how a language writes dates, which takes it longest the first time: while one waits for something else. */
export function readyMoments(language: Language): void {
  dateFormat(LOCALES[language], { dateStyle: 'medium', timeZone: 'UTC' });
}

/** Dates and numbers as the language writes them. */
export function useMoments(): Moments {
  const { language } = useTexts();
  const { data: clock } = useQuery(clockQuery);
  const locale = LOCALES[language];
  const timeZone = clock?.timeZone ?? 'UTC';
  const now = clock ? Date.parse(clock.now) : Date.now();
  return {
    moment: (instant) => dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant)),
    day: (date) => dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`)),
    distance: (instant) => {
      const ms = Date.parse(instant) - now;
      const [unit, size] = STEPS.find(([, length]) => Math.abs(ms) >= length) ?? (['minute', 60_000] as const);
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(ms / size), unit);
    },
    isPast: (instant) => Date.parse(instant) < now,
    number: (value) => new Intl.NumberFormat(locale).format(value),
    decimal: (value) => new Intl.NumberFormat(locale, { minimumFractionDigits: value.split('.')[1]?.length ?? 0, maximumFractionDigits: 20 }).format(value as `${number}`),
  };
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** To make one takes a hundred times as long as to use it. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, format);
  return format;
}
