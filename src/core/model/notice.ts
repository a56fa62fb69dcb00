import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';
import { own } from './own.js';
import type { Text } from './text.js';

/** What people are told of when a command has been accepted. Who they are is found when they are told. */
export interface Notice {
  /** Work for them; work that waits for them, or what a rulebook has them told; something shown to them; the end of what they started. */
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
  /** Name of the words that the rulebook has for it; absent where they are those of its kind. */
  readonly text?: string;
  /** What stands for the expressions in the braces of those words, by their text. */
  readonly values?: Readonly<Record<string, string>>;
}

export type NoticeKind = 'task' | 'reminder' | 'copy' | 'result';

export const NOTICE_KINDS: readonly NoticeKind[] = ['task', 'reminder', 'copy', 'result'];

/** How people may be told besides the inbox. */
export const CHANNELS = ['mail', 'webhook', 'text-message'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** What a text for notices may hold in braces. */
export const NOTICE_PLACES = ['workflow', 'step', 'person', 'opinion', 'outcome'] as const;
export type NoticePlaceName = (typeof NOTICE_PLACES)[number];

/** What a rulebook says about notices of one kind, or about those that actions tell under a name. */
export interface NoticeDefinition {
  /** Absent where the usual words hold. */
  readonly words?: NoticeTemplate;
  /** How people are told, besides the inbox. */
  readonly by: readonly ChannelName[];
  /** Expressions in the braces of the words, each once. */
  readonly places: readonly Expression[];
  readonly at: Position;
}

/** How notices are worded; `{step}` and its like stand for what each is about. */
export interface NoticeTemplate {
  readonly subject: Text;
  readonly text: Text;
}

/** What a notice says below its subject, where nobody has worded it otherwise. */
export const USUAL_TEXT: Text = '{person} {opinion}';

/** Whether what stands in braces is told by each notice itself; anything else is an expression. */
export function isStandingPlace(name: string): name is NoticePlaceName {
  return NOTICE_PLACES.some((one) => one === name);
}

/** What a text holds in braces. */
export function placesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map(([, name = '']) => name);
}

/** The text with what stands for each of its braces; nothing where nothing does. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(PLACE, (_, name: string) => own(values, name) ?? '').trim();
}

const PLACE = /\{([^{}]*)\}/g;
