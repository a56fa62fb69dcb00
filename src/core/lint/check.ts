import type { RulebookDefinition } from '../model/definition.js';
import type { Position, Severity } from '../model/diagnostic.js';
import type { LetterBlanks } from '../model/letter.js';

/** Something that a check found. */
export interface Finding {
  readonly at: Position;
  readonly message: string;
  /** Where it weighs differently from its check. */
  readonly severity?: Severity;
  readonly suggestion?: string;
}

/** What the server has that a rulebook may name. */
export interface Surroundings {
  /** Names of the connectors that jobs may use; absent where nobody knows. */
  readonly connectors?: readonly string[];
  /** The names in the blanks of a Word template, whose bytes are in base64; absent where nobody can look into one. */
  readonly blanksOf?: (template: string) => LetterBlanks | { readonly fault: string };
  /** The day of the release (ISO date); absent where nothing is about to be released. */
  readonly today?: string;
}

/** One question that is asked about every rulebook. Its rule has a section in docs/reference/diagnostics.md. */
export interface Check {
  readonly rule: string;
  readonly severity: Severity;
  readonly find: (definition: RulebookDefinition, surroundings: Surroundings) => readonly Finding[];
}
