/**
 * What one expression may cost. Every figure is a count of the language's own units, so that the same expression stops
 * at the same place on every machine.
 */
export const LIMITS = {
  /** Characters of an expression. */
  textLength: 10_000,
  /** Brackets open at once. */
  brackets: 100,
  /** Levels of the syntax tree; a chain of operators is one level an operator. */
  levels: 300,
  /** Steps of an evaluation: about one a node visited, an item made, sixteen characters written. */
  steps: 1_000_000,
  /** What a call of the rulebook's own functions counts for. */
  hostCallSteps: 200,
  /** Syntax levels of function bodies that are open at once. */
  callLevels: 1_000,
  listLength: 100_000,
  stringLength: 100_000,
  patternLength: 1_000,
  /** Digits of a number in text. */
  digits: 1_000,
} as const;
