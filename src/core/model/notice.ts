import type { Text } from './text.js';

/** What people are told of when a command has been accepted. Who they are is found when they are told. */
export interface Notice {
  /** Work for them; work that waits for them; something shown to them; the end of what they started. */
  readonly kind: NoticeKind;
  /** For whom, as the lists of tasks say it: `person:…`, `post:…`, `department:…`, `role:process-admin`. */
  readonly to: readonly string[];
  /** People who are not told, whatever they are: they did it, or may not act. */
  readonly except: readonly string[];
  /** The task that it is about. */
  readonly task?: string;
  /** Path of the state that it is about. */
  readonly state?: string;
  /** The person whose act it was; absent where nobody acted. */
  readonly by?: string;
  readonly opinion?: string;
  /** How the case has ended. */
  readonly outcome?: string;
}

export type NoticeKind = 'task' | 'reminder' | 'copy' | 'result';

export const NOTICE_KINDS: readonly NoticeKind[] = ['task', 'reminder', 'copy', 'result'];

/** What a text for notices may hold in braces. */
export const NOTICE_PLACES = ['workflow', 'step', 'person', 'opinion', 'outcome'] as const;
export type NoticePlaceName = (typeof NOTICE_PLACES)[number];

/** How notices of one kind are worded; `{step}` and its like stand for what each is about. */
export interface NoticeTemplate {
  readonly subject: Text;
  readonly text: Text;
}

/** What a notice says below its subject, where nobody has worded it otherwise. */
export const USUAL_TEXT: Text = '{person} {opinion}';

/** The names that a text holds in braces. */
export function placesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map(([, name = '']) => name);
}

export function filled(text: string, values: Readonly<Record<NoticePlaceName, string>>): string {
  return text.replaceAll(PLACE, (_, name: NoticePlaceName) => values[name]).trim();
}

const PLACE = /\{([^{}]*)\}/g;
