/** Fills Word templates. The same bytes and values give the same bytes, on every machine. */
export interface LetterFiller {
  /** @throws Error where the template cannot be filled */
  fill(template: Uint8Array, values: Readonly<Record<string, string>>): Uint8Array;
  /** The names in the blanks of a template, each once, or what is wrong with it. */
  blanksOf(template: Uint8Array): { readonly blanks: readonly string[] } | { readonly fault: string };
}
