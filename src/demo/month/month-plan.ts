import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Json, JsonObject } from '../../core/model/json.js';
import type { Text } from '../../core/model/text.js';

const FOLDER = join('demo', 'month');

/** What all companies have in common: `demo/month/month.yaml`. */
export interface MonthPlan {
  /** Such as 2026-04. */
  readonly month: string;
  /** Days (ISO dates) besides weekends on which nobody works. */
  readonly holidays: readonly string[];
  /** Offset of the wall clocks, such as +08:00. */
  readonly offset: string;
  /** What people write where an opinion is asked for. */
  readonly opinions: readonly string[];
  /** What people write where nothing else says what. */
  readonly remarks: readonly string[];
  /** Of which the people are made that a rulebook does not name: the spelling for ids, and the sign. */
  readonly surnames: Readonly<Record<string, string>>;
  readonly givenNames: Readonly<Record<string, string>>;
}

/** What one company does in the month: `demo/month/<company>.yaml`. What it leaves out is done by default. */
export interface CompanyPlan {
  /** Cases that people start, all workflows together, stories not counted. */
  readonly cases: number;
  /** Share of the work of a working day that is done on other days. */
  readonly daysOff: number;
  /** Hours of a working day. */
  readonly from: number;
  readonly until: number;
  /** People besides those of the rulebook, by the post that they hold. */
  readonly people: Readonly<Record<string, number>>;
  readonly deputies: readonly PlannedDeputy[];
  readonly workflows: Readonly<Record<string, WorkflowPlan>>;
  readonly stories: readonly Story[];
}

/** Somebody is away from one day to another, both included, and somebody else stands in. */
export interface PlannedDeputy {
  readonly for: string;
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface WorkflowPlan {
  /** How many cases people start; otherwise a share of what the company has left. 0: none. */
  readonly cases?: number;
  /** On which days of the month, both included. */
  readonly days?: readonly [number, number];
  /** Posts whose holders start cases, or people. */
  readonly by?: readonly string[];
  /** Wishes for the fields of a start. */
  readonly data?: JsonObject;
  /** How often an action is chosen beside the others that are offered: its weight. */
  readonly actions?: Readonly<Record<string, number>>;
  /** Wishes for the fields and inputs of actions, by their names. */
  readonly values?: JsonObject;
  /** Working hours from the opening of a task to its decision, least and most. */
  readonly takes?: readonly [number, number];
}

/** A case that goes as it is written, and is left to the staff after. */
export interface Story {
  readonly title: Text;
  readonly workflow: string;
  readonly at: string;
  readonly by: string;
  readonly data: JsonObject;
  readonly steps: readonly StoryStep[];
}

export interface StoryStep {
  /** Instant of the step; otherwise `after` minutes after the one before. */
  readonly at?: string;
  readonly after?: number;
  readonly by: string;
  readonly do: string;
  readonly fields?: JsonObject;
  readonly input?: JsonObject;
  readonly opinion?: string;
  /** Done so many times, `every` so many minutes. */
  readonly times?: number;
  readonly every?: number;
  /** The engine refuses it, with this code. */
  readonly refused?: string;
}

/** A value of a plan that is drawn. Everything else stands for itself. */
export type Wish =
  | { readonly pick: readonly Json[] }
  /** A number, both ends included, in steps; as text where it is decimal. */
  | { readonly between: readonly [number, number]; readonly step?: number; readonly decimal?: boolean }
  /** A text with {n}, the number of the case or of the repetition, {1..60}, any number of these, {day} and {month}. */
  | { readonly text: string }
  /** A day, so many days from today. */
  | { readonly day: number | readonly [number, number] }
  /** A moment, so many hours from now. */
  | { readonly moment: readonly [number, number] }
  /** Somebody who holds the post. */
  | { readonly holder: string }
  /** The last posting on a ledger that stands on somebody's account, by its reference. */
  | { readonly posting: string; readonly of: string };

/** @param root folder that holds demo/month/ */
export async function readMonth(root: string): Promise<MonthPlan> {
  return parse(await readFile(join(root, FOLDER, 'month.yaml'), 'utf8'), { schema: 'core' }) as MonthPlan;
}

/** A company needs no plan of its own. @param root folder that holds demo/month/ */
export async function readCompany(root: string, company: string): Promise<CompanyPlan> {
  const file = join(root, FOLDER, `${company}.yaml`);
  const read = existsSync(file) ? ((parse(await readFile(file, 'utf8'), { schema: 'core' }) as Partial<CompanyPlan> | null) ?? {}) : {};
  return { cases: 100, daysOff: 0, from: 9, until: 18, people: {}, deputies: [], workflows: {}, stories: [], ...read };
}
