import { createTransport } from 'nodemailer';
import type { Channel, Message } from '../../engine/ports/channel.js';
import { linkOf, openText, wordsOf } from './plain-text.js';

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly url: string;
  /** The sender. */
  readonly from: string;
}

const WAIT_MS_MAX = 15_000;

/** By mail: plain text, and the same as HTML. A repeat has the same Message-ID. */
export function mailChannel({ url, from }: MailSettings, publicUrl: string | undefined): Channel {
  const transport = createTransport({ url, connectionTimeout: WAIT_MS_MAX, greetingTimeout: WAIT_MS_MAX, socketTimeout: WAIT_MS_MAX, disableFileAccess: true, disableUrlAccess: true });
  return {
    name: 'mail',
    send: async (message) => {
      const { subject, text } = wordsOf(message);
      const link = linkOf(message, publicUrl);
      await transport.sendMail({
        from,
        to: { name: '', address: message.address },
        subject,
        messageId: messageIdOf(message, from),
        date: new Date(message.sentAt),
        headers: { 'Auto-Submitted': 'auto-generated' },
        text: [text, link].filter((part) => part !== undefined && part !== '').join('\n\n'),
        html: htmlOf(subject, text, link, message.language),
      });
    },
  };
}

function messageIdOf({ id }: Message, from: string): string {
  const domain = /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return `<${encodeURIComponent(id)}@${domain}>`;
}

function htmlOf(subject: string, text: string, link: string | undefined, language: Message['language']): string {
  const paragraphs = [`<p><strong>${escaped(subject)}</strong></p>`, ...text.split(/\r?\n/).filter((line) => line.trim() !== '').map((line) => `<p>${escaped(line)}</p>`)];
  const open = link === undefined ? [] : [`<p><a href="${escaped(link)}">${openText(language)}</a></p>`];
  return `<!doctype html><html lang="${language}"><body>${[...paragraphs, ...open].join('')}</body></html>`;
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);
}
