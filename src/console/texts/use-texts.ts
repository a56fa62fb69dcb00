import { createContext, use } from 'react';
import type { Text } from '../api/shapes.js';
import en from './en.json';
import zh from './zh.json';

export type Language = 'zh' | 'en';
export type TextKey = keyof typeof en;

const RESOURCES: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { zh, en };

export const LanguageContext = createContext<Language>('zh');

export interface Texts {
  readonly language: Language;
  /** A text of the console; `{name}` in it stands for a value. */
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  /** A text of a rulebook, in this language or else in the other. */
  readonly say: (text: Text | Readonly<Record<string, unknown>> | undefined) => string;
  /** Whether the console has a text under this key. */
  readonly has: (key: string) => key is TextKey;
}

export function useTexts(): Texts {
  const language = use(LanguageContext);
  return {
    language,
    t: (key, values = {}) => RESOURCES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
    say: (text) => textIn(text, language),
    has: (key): key is TextKey => Object.hasOwn(RESOURCES[language], key),
  };
}

function textIn(text: Text | undefined, language: Language): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  return text[language] ?? text.zh ?? text.en ?? '';
}
