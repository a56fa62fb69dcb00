import { createHmac } from 'node:crypto';
import type { Channel, Message } from '../../engine/ports/channel.js';
import { post, type Reach } from '../http/post.js';
import { linkOf } from './plain-text.js';

export interface WebhookSettings {
  readonly url: string;
  /** `whsec_` and the key in base64. */
  readonly secret: string;
}

/** To a receiver of the company's own, signed as Standard Webhooks lays down: an HMAC-SHA256 over id, moment and body. */
export function webhookChannel({ url, secret }: WebhookSettings, publicUrl: string | undefined, reach: Reach): Channel {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return {
    name: 'webhook',
    send: (message, signal) => {
      const id = encodeURIComponent(message.id);
      const timestamp = String(Math.floor(Date.parse(message.sentAt) / 1_000));
      const body = JSON.stringify(payloadOf(message, linkOf(message, publicUrl)));
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
      const headers = { 'content-type': 'application/json', 'user-agent': 'Bylaw', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
      return post({ url, headers, body }, reach, signal);
    },
  };
}

function payloadOf({ company, person, kind, case: caseId, task, words, at }: Message, link: string | undefined): object {
  return { type: `notice.${kind}`, timestamp: at, data: { company, person, case: caseId, task, words, ...(link !== undefined && { link }) } };
}
