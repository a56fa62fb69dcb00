import type { Expression } from '../../model/expression.js';
import { CHANNELS, isStandingPlace, NOTICE_KINDS, NOTICE_PLACES, placesIn, USUAL_TEXT, type NoticeDefinition } from '../../model/notice.js';
import { titlesOf, type Text } from '../../model/text.js';
import { checkId, list, type EntryReader } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, withDefault } from '../reader/record.js';
import { text, word } from '../reader/scalars.js';
import { valueUnder } from '../yaml/yaml-node.js';

/** A text, and the expressions in its braces. Which case they are asked of is not known here. */
interface Template {
  readonly text: Text;
  readonly places: readonly Expression[];
}

/** Of a kind: all workflows share it, and its names in braces all stand for what notices tell themselves. */
const shared: Reader<Template> = (node, reading) => {
  const found = text(node, reading);
  const strange = found === undefined ? [] : titlesOf(found).flatMap(placesIn).filter((name) => !isStandingPlace(name));
  for (const name of strange) reading.report('bad-value', node.at, `Expected in braces one of ${NOTICE_PLACES.join(', ')}, but found ${quoted(name)}`);
  return strange.length > 0 || found === undefined ? undefined : { text: found, places: [] };
};

/** Of what actions tell: braces may also hold FEEL. */
const asking: Reader<Template> = (node, reading) => {
  const found = text(node, reading);
  if (found === undefined) return undefined;
  const places = titlesOf(found).flatMap(placesIn).filter((name) => !isStandingPlace(name));
  return { text: found, places: places.map((place) => ({ text: place, at: node.at })) };
};

const USUAL: Template = { text: USUAL_TEXT, places: [] };
const readerFor = (template: Reader<Template>) => record({ subject: optional(template), text: withDefault(template, USUAL), by: withDefault(list(word(...CHANNELS)), []) });
const READ_KIND = readerFor(shared);
const READ_NAMED = readerFor(asking);

/** `task: { subject, text, by }`: how notices of this kind, or those that actions tell under this name, are worded and sent. */
export const notice: EntryReader<NoticeDefinition> = (entry, reading) => {
  const { key, at, value } = entry;
  const isKind = NOTICE_KINDS.some((one) => one === key);
  if (!checkId(entry, reading)) return undefined;
  const found = (isKind ? READ_KIND : READ_NAMED)(value, reading);
  if (!found) return undefined;
  const { subject, text: below, by } = found;
  if (subject) return { words: { subject: subject.text, text: below.text }, by, places: onceEach([...subject.places, ...below.places]), at };
  if (isKind && valueUnder(value, 'by') && !valueUnder(value, 'text')) return { by, places: [], at };
  reading.report('missing-key', value.label, 'Expected the key "subject", but it is missing');
  return undefined;
};

function onceEach(places: readonly Expression[]): readonly Expression[] {
  return [...new Map(places.map((place) => [place.text, place])).values()];
}
