/** DMN 1.5, 10.3.4.3. Positions count code points, not the halves of surrogate pairs. */
import { Decimal } from '../values/decimal.js';
import { type BuiltIn, builtIn, mayNull, need, type Task, way } from './declare.js';
import { number, string, stringsOrNulls } from './kinds.js';

const text = (task: Task, made: string): string => {
  task.run.spendText(made.length, task.offset);
  return made;
};

export const STRINGS: readonly BuiltIn[] = [
  builtIn('substring', way([need('string', string), need('start position', number), mayNull('length', number)], (task, whole, start, length) => {
    const points = Array.from(whole);
    const position = start.trunc().toNumber();
    const from = position > 0 ? position - 1 : points.length + position;
    if (position === 0 || from < 0) return task.refuse(`there is no position ${start.toFixed()} in a text of ${points.length}`);
    const count = length?.trunc().toNumber() ?? points.length;
    return count < 1 ? task.refuse('the length is below 1') : text(task, points.slice(from, from + count).join(''));
  })),
  builtIn('string length', way([need('string', string)], (task, whole) => new Decimal(Array.from(text(task, whole)).length))),
  builtIn('upper case', way([need('string', string)], (task, whole) => text(task, whole.toUpperCase()))),
  builtIn('lower case', way([need('string', string)], (task, whole) => text(task, whole.toLowerCase()))),
  builtIn('substring before', way([need('string', string), need('match', string)], (task, whole, match) => text(task, whole.includes(match) ? whole.slice(0, whole.indexOf(match)) : ''))),
  builtIn('substring after', way([need('string', string), need('match', string)], (task, whole, match) => {
    return text(task, whole.includes(match) ? whole.slice(whole.indexOf(match) + match.length) : '');
  })),
  builtIn('contains', way([need('string', string), need('match', string)], (task, whole, match) => text(task, whole).includes(match))),
  builtIn('starts with', way([need('string', string), need('match', string)], (_task, whole, match) => whole.startsWith(match))),
  builtIn('ends with', way([need('string', string), need('match', string)], (_task, whole, match) => whole.endsWith(match))),
  builtIn('string join',
    way([need('list', stringsOrNulls), mayNull('delimiter', string)], joined)),
];

function joined(task: Task, items: readonly (string | null)[], delimiter: string | null): string {
  const pieces = items.filter((item) => item !== null);
  task.run.spendText(pieces.reduce((sum, piece) => sum + piece.length + (delimiter?.length ?? 0), 0), task.offset);
  return pieces.join(delimiter ?? '');
}

