import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';
import type { Text } from './text.js';

/** Name under which the making of a letter stands among the jobs of a case; no connector outside has it. */
export const LETTER_CONNECTOR = 'letter';

/** The media type of a Word document. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A letter: a Word template, and what stands in its blanks. The expressions are read where a workflow makes the letter, and see what that workflow sees. */
export interface LetterDefinition {
  readonly id: string;
  readonly title?: Text;
  readonly source?: string;
  readonly article?: string;
  /** Name of the template, which stands beside the letter, and where that is said. */
  readonly template: { readonly name: string; readonly at: Position };
  /** Bytes of the template, in base64. */
  readonly bytes: string;
  readonly fields: ReadonlyMap<string, LetterField>;
  readonly at: Position;
}

/** Where a field of a letter is written; of one that repeats a part of the letter, where each field of its rows is. */
export interface LetterField {
  readonly at: Position;
  readonly rows?: ReadonlyMap<string, Position>;
}

/** What fills a part that repeats: a list, and what stands in the blanks for each `item` of it. */
export interface LetterRows {
  readonly each: Expression;
  readonly fields: ReadonlyMap<string, Expression>;
}

/** What stands in a letter, by the names of its fields: a text, or the texts of each row. */
export type LetterValues = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

/** What a template leaves open: blanks, and the blanks in each part that repeats. */
export interface LetterBlanks {
  readonly blanks: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** So many rows may one part of a letter have. */
export const LETTER_ROWS_MAX = 1_000;
