import type { Position } from './diagnostic.js';
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
  /** Where each field is written. */
  readonly fields: ReadonlyMap<string, Position>;
  readonly at: Position;
}
