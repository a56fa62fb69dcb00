import type { NewDue } from './command.js';
import type { Position } from './diagnostic.js';
import type { JsonObject } from './json.js';
import type { SignerPlace } from './task-terms.js';
import type { Text } from './text.js';

/** An example of a whole case, run before a release. */
export interface ScenarioDefinition {
  readonly title: Text;
  readonly articles: readonly string[];
  /** Regulations that it shows, where they are not those of its workflow. */
  readonly source?: readonly string[];
  /** Title of the scenario of the same file that is played before it, on a case of its own. */
  readonly follows?: string;
  /** Parameters that have another value in it, by id; null for one that nobody has decided. */
  readonly parameters?: JsonObject;
  /** Other cases that are there before every scenario of the file; what is expected of other cases is not about them. */
  readonly before?: readonly ScenarioCase[];
  /** Other cases that are there before. */
  readonly cases?: readonly ScenarioCase[];
  /** Who stands in for whom. */
  readonly deputies: readonly ScenarioDeputy[];
  /** Instant at which the case starts. */
  readonly at: string;
  readonly start: ScenarioStart;
  readonly steps: readonly ScenarioStep[];
  readonly expect: ScenarioExpectation;
  readonly position: Position;
}

/** Somebody starts the case, or a schedule does when its time comes. */
export type ScenarioStart = { readonly by: string; readonly data: JsonObject; readonly refused?: ExpectedRefusal } | { readonly schedule: string };

/** Another case, of any workflow, which goes on by itself from its start, and by the steps that name it. */
export interface ScenarioCase {
  /** What steps call it. */
  readonly as?: string;
  readonly workflow: string;
  /** Instant of its start; that of the scenario where absent. */
  readonly at?: string;
  readonly by: string;
  readonly data: JsonObject;
  /** For one that a step starts. */
  readonly refused?: ExpectedRefusal;
  readonly position: Position;
}

/** Who stands in for whom, from one day to another, both included. */
export interface ScenarioDeputy {
  readonly for: string;
  readonly by: string;
  /** ISO dates. */
  readonly from: string;
  readonly to: string;
  readonly workflows?: readonly string[] | undefined;
  readonly posts?: readonly string[] | undefined;
}

export interface ExpectedRefusal {
  readonly code: string;
  readonly article?: string;
}

export type ScenarioStep =
  | {
      readonly kind: 'act';
      /** Another case that is meant, by its name. */
      readonly case?: string;
      readonly by: string;
      /** On whose behalf, where it is said. */
      readonly for?: string;
      readonly action: string;
      /** State of the task, where the case has several open. */
      readonly in?: string;
      readonly fields: JsonObject;
      readonly input: JsonObject;
      readonly opinion?: string;
      /** Whether the task was selected together with another one. */
      readonly together?: boolean;
      /** For verbs: a person, or the path of a step. */
      readonly to?: string;
      readonly where?: SignerPlace;
      readonly refused?: ExpectedRefusal;
      readonly position: Position;
    }
  | { readonly kind: 'put'; readonly case?: string; readonly verb: 'jump' | 'reopen'; readonly by: string; readonly to: string; readonly reason: string; readonly refused?: ExpectedRefusal; readonly position: Position }
  | {
      readonly kind: 'change-deadline';
      readonly case?: string;
      readonly by: string;
      /** Path of the state whose clock or time limit it is; '' for the whole case. */
      readonly of: string;
      readonly to: NewDue;
      readonly reason: string;
      readonly refused?: ExpectedRefusal;
      readonly position: Position;
    }
  | { readonly kind: 'clock'; readonly to: string; readonly position: Position }
  | { readonly kind: 'wait'; readonly duration: string; readonly position: Position }
  /** Nobody is there for so long; then everything that has been left is seen to. */
  | { readonly kind: 'down'; readonly duration: string; readonly position: Position }
  | {
      readonly kind: 'signal';
      readonly case?: string;
      readonly by: string;
      readonly signal: string;
      readonly data: JsonObject;
      readonly refused?: ExpectedRefusal;
      readonly position: Position;
    }
  | { readonly kind: 'change'; readonly case?: string; readonly by: string; readonly changes: JsonObject; readonly reason: string; readonly refused?: ExpectedRefusal; readonly position: Position }
  | { readonly kind: 'cancel'; readonly case?: string; readonly by: string; readonly reason: string; readonly refused?: ExpectedRefusal; readonly position: Position }
  /** Another case begins. */
  | ({ readonly kind: 'start' } & ScenarioCase)
  | { readonly kind: 'expect'; readonly case?: string; readonly expect: ScenarioExpectation; readonly position: Position };

/** What must hold; an absent key is not checked. */
export interface ScenarioExpectation {
  /** Paths of the active states without children, in any order. */
  readonly in?: readonly string[];
  readonly status?: 'open' | 'completed' | 'cancelled';
  /** Fields that must have these values. */
  readonly data?: JsonObject;
  /** What must hold for each of the other cases, in order. */
  readonly cases?: readonly Pick<ScenarioExpectation, 'in' | 'status' | 'data'>[];
  /** All postings so far, in order. */
  readonly postings?: readonly { readonly ledger: string; readonly holder: string; readonly amount: string }[];
  /** Who could act now, by person id. */
  readonly waitingFor?: readonly string[];
  /** Who has been sent a copy. */
  readonly copied?: readonly string[];
  /** What actions have told so far, in order: the name of the words, and the people told. */
  readonly told?: readonly { readonly text?: string; readonly to: readonly string[] }[];
  /** When the workflow's schedules were to start the cases that they have started, in order. */
  readonly started?: readonly string[];
  /** When they were to start those that they have skipped. */
  readonly skipped?: readonly string[];
  /** What registers hold, by id. */
  readonly registers?: Readonly<Record<string, RegisterExpectation>>;
}

/** What must stand in a register; only the columns and totals that are named are looked at. */
export interface RegisterExpectation {
  /** A year, quarter, month or day whose rows are meant; all where absent. */
  readonly period?: string;
  readonly rows?: readonly JsonObject[];
  /** Each group with its keys and totals. */
  readonly groups?: readonly JsonObject[];
  readonly totals?: JsonObject;
}
