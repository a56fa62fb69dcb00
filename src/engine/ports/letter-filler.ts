import type { LetterBlanks, LetterValues } from '../../core/model/letter.js';

/** Fills Word templates. The same bytes and values give the same bytes, on every machine. */
export interface LetterFiller {
  /** @throws Error where the template cannot be filled */
  fill(template: Uint8Array, values: LetterValues): Uint8Array;
  /** The names in the blanks of a template, each once, or what is wrong with it. */
  blanksOf(template: Uint8Array): LetterBlanks | { readonly fault: string };
}
