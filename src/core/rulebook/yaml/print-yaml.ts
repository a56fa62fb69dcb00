import type { Position } from '../../model/diagnostic.js';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-node.js';

const STEP = '  ';

/** Texts that are the same without quotes, inside brackets too. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_.%/()+-]*( [\p{L}\p{N}_.%/()+-]+)*$/u;
const OTHER_THAN_TEXT = /^(true|false|null|yes|no|on|off)$/iu;

/**
 * A tree as YAML, with a comment at each part that says where it was written. What was written in one line stays in one.
 * @param nameOf how a file is called there
 */
export function printYaml(root: YamlMap, nameOf: (file: string) => string): string {
  return `${linesOf(root, (at) => `${nameOf(at.file)}:${at.line}`).join('\n')}\n`;
}

type Place = (at: Position) => string;

function linesOf(map: YamlMap, place: Place): readonly string[] {
  return map.entries.flatMap((entry) => {
    const { value } = entry;
    const comment = `  # ${originOf(entry, place)}`;
    if (isOfOneLine(value, entry.at)) return [`${keyText(entry.key)}: ${flow(value)}${comment}`];
    if (value.kind === 'list') return [`${keyText(entry.key)}:${comment}`, ...value.items.flatMap((item) => itemLines(item, place)).map((line) => STEP + line)];
    return [`${keyText(entry.key)}:${comment}`, ...(value.kind === 'map' ? linesOf(value, place) : [flow(value)]).map((line) => STEP + line)];
  });
}

function itemLines(item: YamlNode, place: Place): readonly string[] {
  if (item.kind !== 'map' || isOfOneLine(item, item.at)) return [`- ${flow(item)}  # ${place(item.at)}`];
  return linesOf(item, place).map((line, index) => (index === 0 ? `- ${line}` : STEP + line));
}

function originOf({ at, over, value }: YamlEntry, place: Place): string {
  const filled = value.at.file === at.file ? '' : `, filled in ${place(value.at)}`;
  return `${place(at)}${over ? `, over ${place(over)}` : ''}${filled}`;
}

/** Scalars always are. */
function isOfOneLine(node: YamlNode, at: Position): boolean {
  const stands = (one: YamlNode, where: Position): boolean => where.file === at.file && where.line === at.line && (one.kind === 'scalar' ? one.at.file === at.file : isOfOneLine(one, at));
  if (node.kind === 'map') return node.entries.every((entry) => entry.over === undefined && stands(entry.value, entry.at));
  if (node.kind === 'list') return node.items.every((item) => stands(item, item.at));
  return true;
}

function flow(node: YamlNode): string {
  if (node.kind === 'map') return node.entries.length === 0 ? '{}' : `{ ${node.entries.map(({ key, value }) => `${keyText(key)}: ${flow(value)}`).join(', ')} }`;
  if (node.kind === 'list') return `[${node.items.map(flow).join(', ')}]`;
  return node.kind === 'scalar' ? scalarText(node) : 'null';
}

function scalarText({ value, source }: YamlScalar): string {
  if (typeof value === 'string') return textOf(value);
  return value === null ? 'null' : source;
}

/** A key stands for its letters, whatever they could mean as a value. */
function keyText(key: string): string {
  return /^(0|[1-9]\d*)(\.\d+)?$/.test(key) || PLAIN.test(key) ? key : quotedText(key);
}

function textOf(value: string): string {
  return PLAIN.test(value) && !OTHER_THAN_TEXT.test(value) ? value : quotedText(value);
}

function quotedText(value: string): string {
  return /[\p{Cc}\u2028\u2029\ufeff]/u.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}
