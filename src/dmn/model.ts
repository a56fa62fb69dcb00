/**
 * Decision tables to and from DMN (Decision Model and Notation of the OMG, 1.3 to 1.5). This folder alone knows DMN's XML.
 * Between it and a table's definition stands the plain model in this file, so that what maps to what can be read and tested
 * without XML. It knows no folders and no companies: texts in, texts and definitions out.
 */

/** What DMN has no word for, as attributes of our own namespace: names without the prefix. */
export type Marks = Readonly<Record<string, string>>;

/** A column: an input by its expression, an output by its name. */
export interface DmnColumn {
  readonly text: string;
  readonly label?: string;
  readonly typeRef?: string;
  /** Unary tests that every value passes. */
  readonly values?: string;
  /** Of an output: what holds where no rule matches. */
  readonly default?: string;
  readonly marks: Marks;
}

export interface DmnRule {
  readonly inputs: readonly { readonly text: string; readonly marks: Marks }[];
  readonly outputs: readonly string[];
  readonly annotations: readonly string[];
  readonly description?: string;
}

export interface DmnTable {
  readonly kind: 'table';
  readonly hitPolicy: string;
  readonly aggregation?: string;
  readonly inputs: readonly DmnColumn[];
  readonly outputs: readonly DmnColumn[];
  /** Names of the annotation columns. */
  readonly annotations: readonly string[];
  readonly rules: readonly DmnRule[];
}

export interface DmnLiteral {
  readonly kind: 'literal';
  readonly text: string;
  readonly typeRef?: string;
}

/** Something that a decision's logic asks for by name. */
export interface DmnNeed {
  readonly kind: 'input' | 'decision' | 'knowledge';
  readonly name: string;
  readonly typeRef?: string;
  readonly marks: Marks;
}

export interface DmnDecision {
  readonly id: string;
  readonly name: string;
  readonly needs: readonly DmnNeed[];
  readonly logic: DmnTable | DmnLiteral;
  readonly marks: Marks;
  /** Question, allowed answers, descriptions: for people. */
  readonly words: readonly string[];
  /** Our examples, as JSON. */
  readonly examples?: string;
}

/** A type that a file defines, as far as a column can use it. */
export interface DmnType {
  readonly base: string;
  readonly values?: string;
}

export interface DmnFile {
  readonly name: string;
  readonly decisions: readonly DmnDecision[];
  readonly types: ReadonlyMap<string, DmnType>;
  /** Sentences about what the file holds and the model cannot. */
  readonly left: readonly string[];
  /** Sentences about decisions that cannot be taken at all. */
  readonly refused: readonly string[];
}

/** A file or a decision is not what can be read here; one sentence that says what was expected. */
export class DmnError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DmnError';
  }
}
