/** A text shown to people: one string for every language, or one for each language. */
export type Text = string | { readonly zh?: string; readonly en?: string };

export type Language = 'zh' | 'en';

/** The text in the wanted language, or else in the other one. */
export function textIn(text: Text, language: Language): string {
  if (typeof text === 'string') return text;
  return text[language] ?? text.zh ?? text.en ?? '';
}

/** The text in every language that it has. */
export function titlesOf(text: Text): readonly string[] {
  return typeof text === 'string' ? [text] : [text.zh, text.en].filter((one) => one !== undefined);
}
