import type { Channel, Message } from '../../engine/ports/channel.js';
import { post, type Reach } from '../http/post.js';
import { linkOf, oneLine, wordsOf } from './plain-text.js';

/** The request that a gateway wants; `{number}`, `{text}` and `{id}` stand in the address and in the body. */
export interface TextMessageSettings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const LENGTH_MAX = 1_000;

/** By a text message, through a gateway that takes HTTP. */
export function textMessageChannel({ url, headers, body }: TextMessageSettings, publicUrl: string | undefined, reach: Reach): Channel {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/json';
  return {
    name: 'text-message',
    send: (message, signal) => {
      const values = { number: message.address, text: textOf(message, publicUrl), id: message.id };
      return post({ url: filledIn(url, values, encodeURIComponent), headers: { 'content-type': type, ...headers }, body: filledIn(body, values, encodingFor(type)) }, reach, signal);
    },
  };
}

function textOf(message: Message, publicUrl: string | undefined): string {
  const { subject, text } = wordsOf(message);
  const words = oneLine(`${subject} ${text}`).slice(0, LENGTH_MAX);
  return [words, linkOf(message, publicUrl)].filter((part) => part !== undefined).join(' ');
}

type Encoding = (text: string) => string;

/** What may stand in a place depends on what surrounds it. */
function encodingFor(type: string): Encoding {
  if (type.startsWith('application/json')) return (text) => JSON.stringify(text).slice(1, -1);
  return type.startsWith('application/x-www-form-urlencoded') ? encodeURIComponent : (text) => text;
}

function filledIn(template: string, values: Readonly<Record<'number' | 'text' | 'id', string>>, encode: Encoding): string {
  return template.replaceAll(/\{(number|text|id)\}/g, (_, name: keyof typeof values) => encode(values[name]));
}
