import type { Deadline } from '../core/case/deadlines.js';

/** A running time limit for people: when, for what, and below it how it was counted, in both languages. */
export function deadlineLines({ timer, explanations, changes }: Deadline): readonly string[] {
  const where = timer.state === '' ? '' : ` in ${timer.state}`;
  return [`  due ${timer.dueAt}${where}${timer.article === undefined ? '' : ` (article ${timer.article})`}`, ...[...explanations, ...changes].flatMap(({ text }) => [`     ${text.en}`, `     ${text.zh}`])];
}
