import { ATTACHMENT_BYTES_MAX } from '../../model/attachment.js';
import type { JsonObject } from '../../model/json.js';
import { describe } from '../reader/describe.js';
import type { Reading } from '../reader/reading.js';
import { reportUnknownKey } from '../reader/record.js';
import { string } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { valueUnder, type YamlMap, type YamlNode } from '../yaml/yaml-node.js';

/** The keywords that a field of the type `attachment` may have besides its type. */
const KEYS = ['type', 'title', 'description', 'x-hidden', 'x-personal', 'accept', 'most'];
const MEDIA_TYPE = /^[a-z]+\/(\*|[a-z0-9][a-z0-9.+-]*)$/;
const SIZE = /^([1-9]\d*) (kB|MB)$/;
const NAME_LENGTH_MAX = 200;

export function isAttachment(node: YamlMap): boolean {
  const type = valueUnder(node, 'type');
  return type?.kind === 'scalar' && type.value === 'attachment';
}

/** `{ type: attachment, accept: [application/pdf, image/*], most: 5 MB }` as the schema of what a case holds of a file. */
export function liftAttachment(node: YamlMap, reading: Reading): JsonObject {
  for (const { key, at } of node.entries) if (!KEYS.includes(key)) reportUnknownKey(key, at, KEYS, reading);
  const accepted = accept(valueUnder(node, 'accept'), reading);
  return {
    type: 'object',
    required: ['file', 'name', 'type', 'bytes'],
    additionalProperties: false,
    properties: {
      file: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      name: { type: 'string', minLength: 1, maxLength: NAME_LENGTH_MAX },
      type: { type: 'string', ...(accepted && oneOf(accepted)) },
      bytes: { type: 'integer', minimum: 1, maximum: most(valueUnder(node, 'most'), reading) },
    },
  };
}

function oneOf(accepted: readonly string[]): JsonObject {
  if (!accepted.some((type) => type.endsWith('/*'))) return { enum: accepted };
  const patternFor = (type: string): string => type.replace(/[.+]/g, '\\$&').replace('*', '[a-z0-9.+-]+');
  return { pattern: `^(${accepted.map(patternFor).join('|')})$` };
}

function accept(node: YamlNode | undefined, reading: Reading): readonly string[] | undefined {
  if (!node) return undefined;
  if (node.kind !== 'list' || node.items.length === 0) return wrongKind(node, 'a list of media types such as application/pdf or image/*', reading);
  return node.items.flatMap((item) => {
    const type = string(item, reading);
    if (type === undefined || MEDIA_TYPE.test(type)) return type ?? [];
    reading.report('bad-schema', item.at, `Expected a media type such as application/pdf or image/*, but found ${describe(item)}`);
    return [];
  });
}

function most(node: YamlNode | undefined, reading: Reading): number {
  if (!node) return ATTACHMENT_BYTES_MAX;
  const [, count, unit] = SIZE.exec(string(node, reading) ?? '') ?? [];
  const bytes = Number(count) * (unit === 'MB' ? 1_000_000 : 1_000);
  if (bytes <= ATTACHMENT_BYTES_MAX) return bytes;
  reading.report('bad-schema', node.at, `Expected a size such as 500 kB or 5 MB, at most ${ATTACHMENT_BYTES_MAX / 1_000_000} MB, but found ${describe(node)}`);
  return ATTACHMENT_BYTES_MAX;
}
