/** A piece of an expression's syntax, as plain data: what it is, where it stands, and its parts in order. */
export interface Syntax {
  /** A rule of the grammar, or the token itself: `IfExpression`, `(`, `null`. */
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly parts: readonly Syntax[];
  /** Pieces in it, itself among them. */
  readonly size: number;
  /** Levels in it, its own among them. */
  readonly levels: number;
}

/** Tokens that stand between the pieces which have a meaning. */
const PUNCTUATION = /^[[\](){},:;.]$|^(\.\.|for|in|return|if|then|else|some|every|satisfies|and|or|between|instance|of|function|external|list|context|range|<|>)$/;

/** The parts that have a meaning of their own: no brackets, no words of the grammar. */
export function operands(syntax: Syntax): readonly Syntax[] {
  return syntax.parts.filter(({ kind }) => !PUNCTUATION.test(kind));
}

/** A name as it is looked up: white space is one space, none beside an operator (DMN 1.5, 10.3.1.2). */
export function nameOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/ ?([./\-'+*]) ?/g, '$1');
}
