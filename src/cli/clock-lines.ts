import type { ClockView } from '../core/case/clock-views.js';

/** A clock for people: how it came to its due date, in both languages. */
export function clockLines({ state, text, explanations, article }: ClockView): readonly string[] {
  const where = state === '' ? '' : ` of ${state}`;
  return [`  clock${where}${article === undefined ? '' : ` (article ${article})`}`, `     ${text.en}`, `     ${text.zh}`, ...explanations.flatMap((one) => [`     ${one.text.en}`, `     ${one.text.zh}`])];
}
