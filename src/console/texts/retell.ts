/** Sentences of the server, with `{1}` for a value in them, and what they are in another language; `{@1}` is a value that names a person, `{post 1}`, `{field 1}`, `{state 1}` and `{action 1}` one that names a part of the rulebook, and `{=1}` one that stays as it is written. */
export type Phrases = Readonly<Record<string, string>>;

/** What a value may name. */
export type NamedKind = 'person' | 'post' | 'field' | 'state' | 'action';
export type NameOf = (id: string, kind: NamedKind) => string | undefined;

const MARKS: Readonly<Record<string, NamedKind>> = { '@': 'person', 'post ': 'post', 'field ': 'field', 'state ': 'state', 'action ': 'action' };

interface Phrase {
  /** What stands before, between and behind the values. */
  readonly parts: readonly string[];
  readonly numbers: readonly string[];
  /** Numbers of the values that stand in quotes: what somebody has written or named, and no words of the server. */
  readonly quoted: ReadonlySet<string>;
  readonly text: string;
  /** Whether it is told by itself, and not only for a value in another one. */
  readonly alone: boolean;
}

/** What names something and is no word of a sentence. */
const ID = /^[\p{L}\p{N}_-]+$/u;
const NUMBER = /\{(\d)\}/g;
const QUOTED = /"\{(\d)\}"/g;
const VALUES = /\{(?:(@|=|post |field |state |action ))?(\d)\}/g;
/** How the server's own sentences begin; all other phrases only stand for a value in one. */
const ALONE = /^[Ee]xpected |^property \{|^\{1\} (?:must|should) |^At \{1\}[:,] |^\{1\}\. The full-width sign |^the (?:entry|row|case is|case row|checkpoint) /;
/** A value may be a phrase itself, and hold others. */
const DEPTH_MAX = 4;
const read = new WeakMap<Phrases, readonly Phrase[]>();

/**
 * A sentence in the language of the phrases; itself where they do not know it, as what a rulebook says in its own words.
 * @param nameOf what an id is shown as; undefined where it is not known
 */
export function retell(sentence: string, phrases: Phrases, nameOf: NameOf = () => undefined): string {
  return retold(sentence, phrases, nameOf, 0);
}

/** The server's own sentences in its own words: only people and parts of the rulebook get their names, as the phrases mark them. */
export function asSaid(phrases: Phrases): Phrases {
  return Object.fromEntries(
    Object.entries(phrases).map(([key, text]) => {
      const marks = new Map([...text.matchAll(VALUES)].map(([whole, , number = '']) => [number, whole]));
      return [key, key.replace(NUMBER, (whole, number: string) => marks.get(number) ?? whole)];
    }),
  );
}

/** @param kind what ids in the value name, where it is said around it */
function retold(sentence: string, phrases: Phrases, nameOf: NameOf, depth: number, kind?: NamedKind): string {
  const named = kind && namesIn(sentence, kind, nameOf);
  if (named !== undefined) return named;
  if (kind && ID.test(sentence)) return sentence;
  const whole = phrases[sentence];
  if (whole !== undefined && (depth > 0 || ALONE.test(sentence))) return whole;
  for (const { parts, numbers, quoted, text, alone } of depth < DEPTH_MAX ? phrasesIn(phrases) : []) {
    const found = alone || depth > 0 ? valuesIn(sentence, parts) : undefined;
    if (!found) continue;
    const values = new Map(numbers.map((number, at) => [number, found[at] ?? '']));
    return text.replace(VALUES, (_, mark: string | undefined, number: string) => {
      const value = values.get(number) ?? '';
      if (mark === '=') return value;
      const of = mark === undefined ? kind : MARKS[mark];
      return quoted.has(number) ? ((of && namesIn(value, of, nameOf)) ?? value) : retold(value, phrases, nameOf, depth + 1, of);
    });
  }
  return sentence;
}

/** One id, or a list of them; undefined where one is not known. */
function namesIn(value: string, kind: NamedKind, nameOf: NameOf): string | undefined {
  const names = value.split(', ').map((id) => nameOf(id, kind));
  return names.includes(undefined) ? undefined : names.join(', ');
}

/** The values between the parts, each up to the next part and none of them empty: one look through the sentence, whatever stands in it. */
function valuesIn(sentence: string, [first = '', ...others]: readonly string[]): readonly string[] | undefined {
  const last = others.at(-1) ?? '';
  if (!sentence.startsWith(first) || !sentence.endsWith(last)) return undefined;
  const end = sentence.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const part of others.slice(0, -1)) {
    const next = sentence.indexOf(part, at + 1);
    if (next === -1) return undefined;
    values.push(sentence.slice(at, next));
    at = next + part.length;
  }
  return at < end ? [...values, sentence.slice(at, end)] : undefined;
}

/** Those that say most by themselves come first: the others would fit as well. */
function phrasesIn(phrases: Phrases): readonly Phrase[] {
  const known = read.get(phrases);
  if (known) return known;
  const literal = (key: string): number => key.replace(NUMBER, '').length;
  const sorted = Object.entries(phrases)
    .filter(([key]) => literal(key) < key.length)
    .sort(([one], [other]) => literal(other) - literal(one))
    .map(([key, text]): Phrase => ({ parts: key.split(NUMBER).filter((_, at) => at % 2 === 0), numbers: numbersIn(key, NUMBER), quoted: new Set(numbersIn(key, QUOTED)), text, alone: ALONE.test(key) }));
  read.set(phrases, sorted);
  return sorted;
}

function numbersIn(key: string, form: RegExp): readonly string[] {
  return [...key.matchAll(form)].map(([, number = '']) => number);
}
