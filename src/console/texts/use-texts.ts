import { createContext, use } from 'react';
import type { Text } from '../api/shapes.js';
import type { Locale } from 'antd/es/locale/index.js';
import { isolated } from './isolated.js';
import { asSaid, retell, type NameOf, type Phrases } from './retell.js';
import type { TextKey } from './text-key.js';

export type Language = 'zh' | 'en';

/** The words of one language, and those of the parts that pages are made of. */
export interface Words {
  readonly texts: Readonly<Record<TextKey, string>>;
  readonly locale: Locale;
  /** What the server says in English, in this language. */
  readonly phrases: Phrases;
}

/** Each language is fetched when somebody reads it. */
const LANGUAGES: Readonly<Record<Language, () => Promise<Words>>> = {
  zh: async () => wordsIn(await Promise.all([import('./zh.json'), import('antd/locale/zh_CN'), import('./refusals.json')])),
  en: async () => {
    const [texts, locale, phrases] = await Promise.all([import('./en.json'), import('antd/locale/en_GB'), import('./refusals.json')]);
    return wordsIn([texts, locale, { default: asSaid(phrases.default) }]);
  },
};

function wordsIn([texts, locale, phrases]: readonly [{ readonly default: Words['texts'] }, { readonly default: Locale }, { readonly default: Phrases }]): Words {
  return { texts: texts.default, locale: locale.default, phrases: phrases.default };
}

const fetched = new Map<Language, Promise<Words>>();

/** The words of a language; the same promise each time. */
export function wordsOf(language: Language): Promise<Words> {
  const words = fetched.get(language) ?? LANGUAGES[language]();
  fetched.set(language, words);
  return words;
}

/** So that words that did not come are asked for once more. */
export function forgetWords(language: Language): void {
  fetched.delete(language);
}

export interface Spoken {
  readonly language: Language;
  readonly texts: Words['texts'];
  readonly phrases: Phrases;
}

export const SpokenContext = createContext<Spoken | undefined>(undefined);

export interface Texts {
  readonly language: Language;
  /** A text of the console; `{name}` in it stands for a value. */
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  /** An article by its number; one that is named by its headings stands as it is. */
  readonly article: (id: string) => string;
  /** A text of a rulebook, in this language or else in the other. */
  readonly say: (text: Text | Readonly<Record<string, unknown>> | undefined) => string;
  /** A sentence of the server, in this language where it is known. `nameOf` says what an id is shown as. */
  readonly tell: (sentence: string, nameOf?: NameOf) => string;
  /** Whether the console has a text under this key. */
  readonly has: (key: string) => key is TextKey;
}

export function useTexts(): Texts {
  const spoken = use(SpokenContext);
  if (!spoken) throw new Error('No language is spoken here.');
  const { language, texts, phrases } = spoken;
  const t: Texts['t'] = (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => isolated(String(values[name] ?? whole)));
  return {
    language,
    t,
    article: (id) => (/^\d+(\.\d+)*$/.test(id) ? t('article.number', { article: id }) : isolated(id)),
    say: (text) => textIn(text, language),
    tell: (sentence, nameOf) => retell(sentence, phrases, nameOf),
    has: (key): key is TextKey => Object.hasOwn(texts, key),
  };
}

function textIn(text: Text | undefined, language: Language): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  return text[language] ?? text.zh ?? text.en ?? '';
}
