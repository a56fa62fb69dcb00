import type { OutboxView } from '../../engine/ports/case-reader.js';

export const EVENT_STREAM = 'text/event-stream; charset=utf-8';

/** How long a browser waits before it connects again, in ms. */
export const HELLO = 'retry: 3000\n\n';

/** Keeps proxies from closing a quiet stream. */
export const HEARTBEAT = ': still here\n\n';

/** Something happened on a case that the person may see. */
export function caseMessage({ position, case: id, revision, workflow, events, at }: OutboxView): string {
  return message(position, 'case', { case: id, revision, workflow, events, at });
}

/** Something happened that the person may not see: worth asking one's lists again, and no more. */
export function otherMessage({ position }: OutboxView): string {
  return message(position, 'other', {});
}

function message(position: number, event: string, data: object): string {
  return `id: ${position}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
