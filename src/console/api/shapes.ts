/** Parts of answers that the API describes as plain objects. */
import type { Schemas } from './client.js';

export type Text = string | { readonly zh?: string; readonly en?: string };
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A schema of the data dialect, its words for people still in it. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly (string | number)[];
  readonly title?: Text;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Of files: media types that are taken, and how large one may be, such as `5 MB`. */
  readonly accept?: readonly string[];
  readonly most?: string;
  readonly 'x-labels'?: Readonly<Record<string, Text>>;
  readonly 'x-refers'?: 'person' | 'department' | 'post';
}

export interface Field {
  readonly id: string;
  readonly title?: Text;
  readonly personal: boolean;
  readonly required: boolean;
  readonly schema: Schema;
}

export interface SeatRule {
  readonly kind: 'post' | 'department' | 'person' | 'starter' | 'expression';
  readonly post?: string;
  readonly department?: string;
  readonly person?: string;
}

export interface TaskAction {
  readonly id: string;
  readonly title: Text;
  readonly inputFields?: readonly Field[];
}

export interface Transition {
  readonly on?: string;
  readonly always?: boolean;
  readonly after?: string;
  readonly done?: boolean;
  readonly target: string | null;
  readonly guard?: string;
  readonly article?: string;
}

export interface State {
  readonly path: string;
  readonly kind: string;
  readonly title?: Text;
  readonly article?: string;
  /** What the regulation leaves open, so that somebody decides it here. */
  readonly gap?: Text;
  readonly initial?: string;
  readonly children: readonly string[];
  readonly task?: { readonly mode: string; readonly actions: readonly TaskAction[]; readonly article?: string };
  readonly transitions: readonly Transition[];
}

/** What people or other cases may send to a case. */
export interface Signal {
  readonly id: string;
  readonly title?: Text;
  /** What comes with it, where it is listed field by field. */
  readonly fields?: readonly Field[];
  readonly from: readonly SeatRule[];
}

export interface Workflow extends Omit<Schemas['WorkflowDto'], 'data' | 'states' | 'startedBy' | 'title' | 'signals'> {
  readonly signals: readonly Signal[];
  readonly title: Text;
  readonly startedBy: readonly SeatRule[];
  readonly data: { readonly fields: readonly Field[] };
  readonly states: readonly State[];
}

export interface Seat {
  readonly post?: string;
  readonly person?: string;
  readonly department?: string;
}

/** When something is due, and how it came to that. */
export interface Due extends Pick<Schemas['ArmedTimerDto'], 'explanations' | 'changes'> {
  readonly at: string;
}

export interface OpenTask {
  readonly id: string;
  readonly state: string;
  readonly seats: readonly Seat[];
  readonly mode: 'any' | 'all' | 'sequence' | 'vote';
  readonly openedAt: string;
  readonly article?: string;
  readonly due?: Due;
  /** What I have saved, and not handed in. */
  readonly draft?: JsonObject;
  /** Who has taken a seat, by its number. */
  readonly claimed?: Readonly<Record<string, string>>;
  readonly delegated?: Readonly<Record<string, { readonly from: string; readonly to: string }>>;
  readonly performed: readonly { readonly person: string; readonly onBehalfOf?: string; readonly seat: number; readonly action: string; readonly at: string }[];
}

export interface Case extends Omit<Schemas['CaseDto'], 'data' | 'tasks' | 'verbs'> {
  readonly data: JsonObject;
  readonly tasks: readonly OpenTask[];
  readonly verbs: readonly CaseVerb[];
}

/** How a case stood after one of its commands. */
export interface Standing extends Omit<Schemas['StandingDto'], 'data' | 'tasks'> {
  readonly data: JsonObject;
  readonly tasks: readonly OpenTask[];
}

export interface Target {
  readonly to: string | null;
  readonly title?: Text;
  readonly article?: string;
  readonly because?: Text;
  readonly holds: 'yes' | 'no' | 'unknown';
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly article?: string;
}

export interface Action extends Omit<Schemas['AvailableActionDto'], 'title' | 'refused' | 'fields' | 'targets'> {
  readonly title: Text;
  readonly refused?: Refusal;
  readonly fields: Readonly<Record<string, 'editable' | 'required'>>;
  readonly targets: readonly Target[];
}

export interface ForecastStep extends Omit<Schemas['ForecastStepDto'], 'title' | 'seats'> {
  readonly title?: Text;
  readonly mode?: OpenTask['mode'];
  readonly who?: 'people' | 'unknown' | 'nobody' | 'passed';
  readonly seats?: readonly { readonly seat: Seat; readonly people: readonly { readonly id: string; readonly name: Text }[]; readonly others: number }[];
}

export interface ForecastEnd extends Omit<Schemas['ForecastEndDto'], 'title' | 'because'> {
  readonly title?: Text;
  readonly because?: readonly Text[];
}

export interface Forecast {
  readonly steps: readonly ForecastStep[];
  readonly ends: readonly ForecastEnd[];
}

export type Attachment = Schemas['AttachmentDto'];

export interface UsedValue {
  readonly id: string;
  readonly title?: Text;
  readonly article?: string;
  readonly value: Json;
}

/** Why a task stands where it does. */
export interface TaskGrounds extends Omit<Schemas['TaskGroundsDto'], 'command' | 'way' | 'fields' | 'parameters' | 'facts' | 'decisions'> {
  readonly command: Pick<HistoryCommand, 'type' | 'action' | 'verb' | 'signal'>;
  readonly way: readonly { readonly to: string | null; readonly title?: Text; readonly article?: string; readonly guard?: string; readonly withheld?: true }[];
  readonly fields: readonly UsedValue[];
  readonly parameters: readonly UsedValue[];
  readonly facts: readonly UsedValue[];
  readonly decisions: readonly Decision[];
}

/** Something that may be done with the case as a whole. */
export interface CaseVerb extends Omit<Schemas['AvailableCaseVerbDto'], 'title' | 'does' | 'refused'> {
  readonly title: Text;
  readonly does: Text;
  readonly refused?: Refusal;
}

/** Something that may be done with a task besides deciding it. */
export interface Verb extends Omit<Schemas['AvailableVerbDto'], 'title' | 'does' | 'refused'> {
  readonly title: Text;
  readonly does: Text;
  readonly refused?: Refusal;
}

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly string[];
  /** Set where a deputy acted, and for whom. */
  readonly onBehalfOf?: { readonly person: { readonly id: string } };
}

export interface HistoryCommand {
  readonly type: string;
  readonly action?: string;
  readonly verb?: string;
  readonly task?: string;
  readonly opinion?: string;
  readonly reason?: string;
  readonly signal?: string;
  readonly fields?: JsonObject;
  readonly input?: JsonObject;
  readonly data?: JsonObject;
  readonly changes?: JsonObject;
}

export interface HistoryEvent {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface HistoryEntry extends Omit<Schemas['HistoryEntryDto'], 'actor' | 'command' | 'events'> {
  readonly actor: Actor;
  readonly command: HistoryCommand;
  readonly events: readonly HistoryEvent[];
}

export interface DecisionRecord {
  readonly table: string;
  readonly kind?: string;
  readonly inputs: JsonObject;
  readonly rows: readonly number[];
  readonly default?: true;
  readonly articles: readonly string[];
  readonly output: Json;
}

export interface Decision extends Omit<Schemas['DecisionDto'], 'record'> {
  readonly record: DecisionRecord;
}
