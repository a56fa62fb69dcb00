import type { LetterDefinition } from '../../model/letter.js';
import { nearestName } from '../../rulebook/nearest-name.js';
import type { Check, Finding, Surroundings } from '../check.js';

/** A template that cannot be filled, a blank in it without a field, or a field without a blank. */
export const letterTemplate: Check = {
  rule: 'letter-template',
  severity: 'error',
  find: ({ letters }, { blanksOf }) => (blanksOf ? [...letters.values()].flatMap((letter) => faultsOf(letter, blanksOf)) : []),
};

function faultsOf({ template, bytes, fields }: LetterDefinition, blanksOf: NonNullable<Surroundings['blanksOf']>): readonly Finding[] {
  const found = blanksOf(bytes);
  if ('fault' in found) return [{ at: template.at, message: `Expected ${template.name} to be a Word template that can be filled, but: ${found.fault}` }];
  const { blanks } = found;
  const empty = blanks.filter((name) => !fields.has(name)).map((name): Finding => told(template.at, `Expected a field for each blank of ${template.name}, but {${name}} has none`, nearestName(name, fields.keys())));
  const idle = [...fields].filter(([name]) => !blanks.includes(name)).map(([name, at]): Finding => told(at, `Expected a blank {${name}} in ${template.name}, but there is none`, nearestName(name, blanks)));
  return [...empty, ...idle];
}

function told(at: Finding['at'], message: string, suggestion: string | undefined): Finding {
  return { at, message, ...(suggestion !== undefined && { suggestion }) };
}
