import { useState } from 'react';
import type { Language } from '../texts/use-texts.js';

export type Theme = 'light' | 'dark';

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
}

/** The language that the person has chosen on this device, or else the browser's. */
export function chosenLanguage(): Language {
  return kept('language', ['zh', 'en']) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
}

/** What the person has chosen on this device; before that, what the browser prefers. */
export function useSettings(): Settings {
  const [language, setLanguage] = useState<Language>(chosenLanguage);
  const [theme, setTheme] = useState<Theme>(() => kept('theme', ['light', 'dark']) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  return {
    language,
    theme,
    setLanguage: (next) => {
      localStorage.setItem('language', next);
      setLanguage(next);
    },
    setTheme: (next) => {
      localStorage.setItem('theme', next);
      setTheme(next);
    },
  };
}

function kept<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === localStorage.getItem(name));
}
