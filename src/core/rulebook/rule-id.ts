/** The rules that reading a rulebook checks. Each has a section in docs/reference/diagnostics.md. */
export const READING_RULES = [
  // The text
  'yaml-syntax',
  'yaml-not-text',
  'yaml-too-large',
  'yaml-too-deep',
  'yaml-too-many-nodes',
  'yaml-alias',
  'yaml-tag',
  'yaml-merge-key',
  'yaml-duplicate-key',
  'yaml-forbidden-key',
  'yaml-documents',
  'number-not-exact',
  // The files
  'missing-file',
  'unexpected-file',
  // The shape
  'wrong-kind',
  'unknown-key',
  'missing-key',
  'bad-value',
  'bad-name',
  'reserved-name',
  'name-clash',
  'bad-expression',
  'bad-schema',
  'unsafe-pattern',
  'missing-initial',
  // The references
  'unknown-name',
  'unknown-article',
  'unknown-department',
  'unknown-post',
  'unknown-person',
  'unknown-ledger',
  'unknown-workflow',
  'unknown-field',
  'unknown-state',
  'unknown-claim',
  'unknown-signal',
  'unknown-target',
  'unknown-trigger',
  'unknown-action',
  'unknown-column',
] as const;

export type ReadingRule = (typeof READING_RULES)[number];
