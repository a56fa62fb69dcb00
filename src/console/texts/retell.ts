/** Sentences of the server, with `{1}` for a value in them, and what they are in another language; `{@1}` is a value that names a person. */
export type Phrases = Readonly<Record<string, string>>;

interface Phrase {
  readonly form: RegExp;
  readonly numbers: readonly string[];
  readonly text: string;
}

const NUMBER = /\{(\d)\}/g;
const VALUES = /\{(@?)(\d)\}/g;
/** A value may be a phrase itself, and hold others. */
const DEPTH_MAX = 4;
const read = new WeakMap<Phrases, readonly Phrase[]>();

/**
 * A sentence in the language of the phrases; itself where they do not know it.
 * @param nameOf what a person's id is shown as
 */
export function retell(sentence: string, phrases: Phrases, nameOf: (person: string) => string = (person) => person, depth = 0): string {
  const whole = phrases[sentence];
  if (whole !== undefined) return whole;
  for (const { form, numbers, text } of depth < DEPTH_MAX ? phrasesIn(phrases) : []) {
    const found = form.exec(sentence);
    if (!found) continue;
    const values = new Map(numbers.map((number, at) => [number, found[at + 1] ?? '']));
    return text.replace(VALUES, (_, person: string, number: string) => {
      const value = values.get(number) ?? '';
      return person === '' ? retell(value, phrases, nameOf, depth + 1) : nameOf(value);
    });
  }
  return sentence;
}

/** Those that say most by themselves come first: the others would fit as well. */
function phrasesIn(phrases: Phrases): readonly Phrase[] {
  const known = read.get(phrases);
  if (known) return known;
  const literal = (key: string): number => key.replace(NUMBER, '').length;
  const sorted = Object.entries(phrases)
    .filter(([key]) => literal(key) < key.length)
    .sort(([one], [other]) => literal(other) - literal(one))
    .map(([key, text]): Phrase => ({ form: formOf(key), numbers: [...key.matchAll(NUMBER)].map(([, number = '']) => number), text }));
  read.set(phrases, sorted);
  return sorted;
}

function formOf(key: string): RegExp {
  return new RegExp(`^${key.split(NUMBER).map((part, at) => (at % 2 === 0 ? part.replace(/[.*+?^$()|[\]{}\\]/g, String.raw`\$&`) : '(.+?)')).join('')}$`, 's');
}
