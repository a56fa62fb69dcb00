import type { LetterBlanks, LetterDefinition, LetterField } from '../../model/letter.js';
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
  const letter = { ...found, template, fields };
  return [...emptyBlanks(letter), ...emptyParts(letter), ...idleFields(letter)];
}

type Compared = LetterBlanks & Pick<LetterDefinition, 'template' | 'fields'>;

function emptyBlanks({ blanks, template, fields }: Compared): readonly Finding[] {
  return blanks.flatMap((name) => {
    const field = fields.get(name);
    if (!field) return [told(template.at, `Expected a field for each blank of ${template.name}, but {${name}} has none`, nearestName(name, fields.keys()))];
    return field.rows ? [told(field.at, `Expected {#${name}}…{/${name}} in ${template.name}, because the field has rows, but found {${name}}`)] : [];
  });
}

/** Parts that repeat, whose blanks are filled by the row, or else by the letter. */
function emptyParts({ rows, template, fields }: Compared): readonly Finding[] {
  return [...rows].flatMap(([name, inner]) => {
    const field = fields.get(name);
    if (!field) return [told(template.at, `Expected a field for each part that repeats in ${template.name}, but {#${name}} has none`, nearestName(name, fields.keys()))];
    const own = field.rows;
    if (!own) return [told(field.at, `Expected "each" and "fields" in the field, because ${template.name} repeats {#${name}}…{/${name}}`)];
    const empty = inner.filter((blank) => !own.has(blank) && !isPlain(fields.get(blank)));
    const idle = [...own].filter(([blank]) => !inner.includes(blank));
    return [
      ...empty.map((blank) => told(template.at, `Expected a field for each blank between {#${name}} and {/${name}}, but {${blank}} has none`, nearestName(blank, own.keys()))),
      ...idle.map(([blank, at]) => told(at, `Expected a blank {${blank}} between {#${name}} and {/${name}} in ${template.name}, but there is none`, nearestName(blank, inner))),
    ];
  });
}

function idleFields({ blanks, rows, template, fields }: Compared): readonly Finding[] {
  const inner = new Set([...rows].flatMap(([name, names]) => names.filter((blank) => !fields.get(name)?.rows?.has(blank))));
  const used = (name: string): boolean => blanks.includes(name) || rows.has(name) || inner.has(name);
  return [...fields].filter(([name]) => !used(name)).map(([name, { at, rows: own }]) => told(at, `Expected a ${own ? 'part' : 'blank'} {${own ? '#' : ''}${name}} in ${template.name}, but there is none`, nearestName(name, own ? rows.keys() : blanks)));
}

function isPlain(field: LetterField | undefined): boolean {
  return field !== undefined && field.rows === undefined;
}

function told(at: Finding['at'], message: string, suggestion?: string): Finding {
  return { at, message, ...(suggestion !== undefined && { suggestion }) };
}
