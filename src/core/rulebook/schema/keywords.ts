/** How the value of a schema keyword is read. */
export type KeywordKind = 'plain' | 'schema' | 'branch' | 'branches' | 'schemas' | 'map' | 'properties' | 'title' | 'labels' | 'refers' | 'flag' | 'type' | 'format' | 'pattern' | 'reference' | 'rest';

/** The keywords that a rulebook may use. A branch applies to the same object as the schema around it. */
export const KEYWORDS: Readonly<Record<string, KeywordKind>> = {
  title: 'title',
  description: 'title',
  'x-labels': 'labels',
  'x-refers': 'refers',
  'x-hidden': 'flag',
  'x-personal': 'flag',
  type: 'type',
  format: 'format',
  pattern: 'pattern',
  $ref: 'reference',
  $defs: 'map',
  properties: 'properties',
  required: 'plain',
  additionalProperties: 'rest',
  minProperties: 'plain',
  maxProperties: 'plain',
  dependentRequired: 'plain',
  items: 'schema',
  prefixItems: 'schemas',
  contains: 'schema',
  minContains: 'plain',
  maxContains: 'plain',
  minItems: 'plain',
  maxItems: 'plain',
  uniqueItems: 'plain',
  enum: 'plain',
  const: 'plain',
  minimum: 'plain',
  maximum: 'plain',
  exclusiveMinimum: 'plain',
  exclusiveMaximum: 'plain',
  multipleOf: 'plain',
  minLength: 'plain',
  maxLength: 'plain',
  allOf: 'branches',
  anyOf: 'branches',
  oneOf: 'branches',
  not: 'branch',
  if: 'branch',
  then: 'branch',
  else: 'branch',
};

/** What a text may be the id of, under `x-refers`: forms offer these by name. */
export const REFERRED = ['person', 'department', 'post'] as const;

export const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'] as const;

/** Keywords beside which properties can be told only after the branches have been looked at. */
export const COMPOSING: readonly string[] = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if'];
