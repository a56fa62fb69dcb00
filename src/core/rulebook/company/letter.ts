import type { LetterDefinition, LetterField } from '../../model/letter.js';
import { mapOf, type EntryReader } from '../reader/collections.js';
import { describe, quoted } from '../reader/describe.js';
import { expression } from '../reader/expression.js';
import { isFieldName } from '../reader/is-id.js';
import { letterBlank } from '../reader/letter-blank.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required } from '../reader/record.js';
import { string, stringThat, text } from '../reader/scalars.js';
import { valueUnder, type YamlEntry } from '../yaml/yaml-node.js';

const TEMPLATE = /^[\p{L}\p{N}_-]+\.docx$/u;

/**
 * Reads `rules/<letter>.yaml`. Names in its expressions are checked where a workflow makes the letter.
 * @param templates bytes of the templates, in base64, by the names of their files
 */
export function letter(id: string, templates: ReadonlyMap<string, string>): Reader<LetterDefinition> {
  return (node, outer) => {
    const reading = { ...outer, scopeComplete: false };
    const found = record({
      letter: required(stringThat((name) => name === id, `"${id}", the name of the file`)),
      title: optional(text),
      source: optional(string),
      article: optional(nameOf('article')),
      template: required(template),
      fileName: required(expression),
      fields: required(mapOf(field, 'a map from the fields of the template to FEEL')),
    })(node, reading);
    if (!found) return undefined;
    const { title, source, article, fields, at } = found;
    const bytes = templates.get(found.template.name);
    if (bytes === undefined) {
      reading.report('missing-file', found.template.at, `Expected the template rules/${found.template.name} beside the letter, but it is missing`);
      return undefined;
    }
    return { id, ...(title !== undefined && { title }), ...(source !== undefined && { source }), ...(article !== undefined && { article }), template: found.template, bytes, fields, at };
  };
}

const template: Reader<LetterDefinition['template']> = (node, reading) => {
  const name = string(node, reading);
  if (name === undefined) return undefined;
  if (TEMPLATE.test(name)) return { name, at: node.at };
  reading.report('bad-value', node.at, `Expected the name of a Word file beside the letter, such as letter.docx, but found ${describe(node)}`);
  return undefined;
};

const field: EntryReader<LetterField> = (entry, reading) => {
  const blank = letterBlank(entry.value, reading);
  checkName(entry, reading);
  const rows = valueUnder(entry.value, 'fields');
  if (rows?.kind !== 'map') return { at: entry.at };
  rows.entries.forEach((inner) => checkName(inner, reading));
  return blank && { at: entry.at, rows: new Map(rows.entries.map(({ key, at }) => [key, at])) };
};

function checkName({ key, at }: YamlEntry, reading: Parameters<EntryReader<LetterField>>[1]): void {
  if (!isFieldName(key)) reading.report('bad-name', at, `Expected a name of letters, digits and underscores, but found ${quoted(key)}`);
}
