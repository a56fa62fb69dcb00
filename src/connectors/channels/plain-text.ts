import { textIn } from '../../core/model/text.js';
import type { Message } from '../../engine/ports/channel.js';

/** In one line, without anything that would end a header or steer a terminal. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** The message in the language of the person. */
export function wordsOf({ words, language }: Pick<Message, 'words' | 'language'>): { readonly subject: string; readonly text: string } {
  const { subject, text } = words[language];
  return { subject: oneLine(subject), text };
}

/** Where the task, or the case, stands in the console. @param publicUrl as people write it; without it there is no link */
export function linkOf({ case: caseId, task }: Pick<Message, 'case' | 'task'>, publicUrl: string | undefined): string | undefined {
  if (publicUrl === undefined) return undefined;
  const path = `cases/${encodeURIComponent(caseId)}${task === null ? '' : `/tasks/${encodeURIComponent(task)}`}`;
  return new URL(path, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;
}

/** What leads from a message to the console. */
export function openText(language: Message['language']): string {
  return textIn({ zh: '打开', en: 'Open' }, language);
}
