import { retell, type Phrases } from '../../../src/console/texts/retell.js';

const VALUE = /\{[^{}]*\d\}/g;
const QUOTED = /"\{(\d)\}"/g;
const [BEGIN, END] = ['⟦', '⟧'];
const marked = new WeakMap<Phrases, Phrases>();

/** The letters of a sentence that no phrase has told: no words of the phrases, and no value that stays as it is written. */
export function untoldIn(sentence: string, phrases: Phrases): readonly string[] {
  const known = marked.get(phrases) ?? marking(phrases);
  marked.set(phrases, known);
  return outside(retell(sentence, known)).match(/[A-Za-z][A-Za-z'-]*/g) ?? [];
}

/** The same phrases without a Latin letter of their own, and with marks around what stays as it is written. */
function marking(phrases: Phrases): Phrases {
  return Object.fromEntries(
    Object.entries(phrases).map(([key, text]) => {
      const quoted = new Set([...key.matchAll(QUOTED)].map(([, number = '']) => number));
      const values = text.match(VALUE) ?? [];
      const around = text.split(VALUE).map((own) => own.replace(/[A-Za-z]/g, ''));
      return [key, around.map((own, at) => `${own}${shown(values[at] ?? '', quoted)}`).join('')];
    }),
  );
}

function shown(value: string, quoted: ReadonlySet<string>): string {
  return value.startsWith('{=') || quoted.has(value.at(-2) ?? '') ? `${BEGIN}${value}${END}` : value;
}

function outside(told: string): string {
  return told.split(BEGIN).map((piece, at) => (at === 0 ? piece : piece.slice(piece.indexOf(END) + 1))).join('');
}
