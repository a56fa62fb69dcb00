import { NOTICE_KINDS, NOTICE_PLACES, placesIn, USUAL_TEXT, type NoticeTemplate } from '../../model/notice.js';
import { titlesOf, type Text } from '../../model/text.js';
import type { EntryReader } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import type { Reader } from '../reader/reading.js';
import { record, required, withDefault } from '../reader/record.js';
import { text } from '../reader/scalars.js';

/** A text whose names in braces all stand for something. */
const template: Reader<Text> = (node, reading) => {
  const found = text(node, reading);
  const strange = found === undefined ? [] : titlesOf(found).flatMap(placesIn).filter((name) => !NOTICE_PLACES.some((one) => one === name));
  for (const name of strange) reading.report('bad-value', node.at, `Expected in braces one of ${NOTICE_PLACES.join(', ')}, but found ${quoted(name)}`);
  return strange.length > 0 ? undefined : found;
};

const read = record({ subject: required(template), text: withDefault(template, USUAL_TEXT) });

/** `task: { subject, text }`: how notices of this kind are worded. */
export const notice: EntryReader<NoticeTemplate> = ({ key, at, value }, reading) => {
  if (!NOTICE_KINDS.some((one) => one === key)) reading.report('bad-value', at, `Expected one of ${NOTICE_KINDS.join(', ')}, but found ${quoted(key)}`);
  const found = read(value, reading);
  return found && { subject: found.subject, text: found.text };
};
