import type { ErrorObject } from 'ajv/dist/2020.js';
import { FORMATS } from './formats.js';

type Params = Readonly<Record<string, unknown>>;

const SENTENCES: Readonly<Record<string, (params: Params) => string>> = {
  required: () => 'expected a value, but there is none',
  additionalProperties: () => 'expected only the fields that are listed, but this one is not',
  unevaluatedProperties: () => 'expected only the fields that are listed, but this one is not',
  type: ({ type }) => `expected ${[type].flat().join(' or ')}`,
  enum: ({ allowedValues }) => `expected one of ${[allowedValues].flat().map((value) => JSON.stringify(value)).join(', ')}`,
  const: ({ allowedValue }) => `expected ${JSON.stringify(allowedValue)}`,
  format: ({ format }) => `expected ${FORMATS.get(String(format))?.example ?? String(format)}`,
  pattern: ({ pattern }) => `expected a text of the form ${String(pattern)}`,
  minLength: ({ limit }) => `expected at least ${String(limit)} characters`,
  maxLength: ({ limit }) => `expected at most ${String(limit)} characters`,
  minItems: ({ limit }) => `expected at least ${String(limit)} items`,
  maxItems: ({ limit }) => `expected at most ${String(limit)} items`,
  uniqueItems: () => 'expected no item twice',
  minimum: comparison,
  maximum: comparison,
  exclusiveMinimum: comparison,
  exclusiveMaximum: comparison,
  multipleOf: ({ multipleOf }) => `expected a multiple of ${String(multipleOf)}`,
};

function comparison({ comparison: sign, limit }: Params): string {
  return `expected a number ${String(sign)} ${String(limit)}`;
}

/** What a validator's error expected, as a part of a sentence. */
export function expectationOf({ keyword, params, message }: ErrorObject): string {
  const sentence = Object.hasOwn(SENTENCES, keyword) ? SENTENCES[keyword] : undefined;
  return sentence ? sentence(params as Params) : `expected something else: it ${message ?? `fails ${keyword}`}`;
}
