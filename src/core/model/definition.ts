/**
 * A checked rulebook as plain data: what the YAML says, with every name resolved and every expression still as text
 * beside its position. Nothing here can be wrong in form; `core/rulebook` makes it, `core/machine` compiles it.
 */
import type { ActionDefinition } from './action-definition.js';
import type { Role } from './actor.js';
import type { CalendarDefinition } from './calendar.js';
import type { DataDefinition, FieldDefinition } from './data-definition.js';
import type { Position } from './diagnostic.js';
import type { LetterDefinition } from './letter.js';
import type { TaskMode } from './task-terms.js';
import type { CaseVerb, CaseVerbDefinition, NobodyRule, SeatRule, StarterRule, TaskVerb, VerbDefinition, VoteDefinition } from './verb-definition.js';
import type { FactDefinition } from './fact.js';
import type { FormulaDefinition } from './formula.js';
import type { Json, JsonObject } from './json.js';
import type { Expression } from './expression.js';
import type { NoticeDefinition } from './notice.js';
import type { Length, RungMoment, TimeAsked } from './sla.js';
import type { RecordDefinition } from './record.js';
import type { RegisterDefinition } from './register.js';
import type { ScenarioDefinition } from './scenario.js';
import type { ScheduleDefinition } from './schedule.js';
import type { Edition, TableDefinition } from './table.js';
import type { Text } from './text.js';

export interface RulebookDefinition {
  readonly company: string;
  readonly edition: Edition;
  readonly title: Text;
  readonly language: 'zh' | 'en';
  /** IANA name, e.g. Asia/Shanghai. */
  readonly timeZone: string;
  /** The calendar that holds where no other is named; without one the rulebook cannot count working time. */
  readonly calendar?: string;
  /** Where set, a release needs somebody holding this post who did not write it. */
  readonly releasedBy?: string;
  readonly articles: ReadonlyMap<string, ArticleDefinition>;
  /** The regulations that the rulebook carries out; none where it does not list them. */
  readonly regulations: ReadonlyMap<string, RegulationDefinition>;
  readonly departments: ReadonlyMap<string, DepartmentDefinition>;
  readonly posts: ReadonlyMap<string, PostDefinition>;
  readonly people: ReadonlyMap<string, PersonDefinition>;
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  readonly ledgers: ReadonlyMap<string, LedgerDefinition>;
  /** Words of its own, and ways besides the inbox: for a kind of notices, or under a name for what actions tell. */
  readonly notices: ReadonlyMap<string, NoticeDefinition>;
  readonly calendars: ReadonlyMap<string, CalendarDefinition>;
  readonly letters: ReadonlyMap<string, LetterDefinition>;
  readonly tables: ReadonlyMap<string, TableDefinition>;
  readonly formulas: ReadonlyMap<string, FormulaDefinition>;
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
  readonly workflows: ReadonlyMap<string, WorkflowDefinition>;
}

export interface ArticleDefinition {
  readonly id: string;
  readonly title: Text;
  /** Advice to people that no clause has to enforce. */
  readonly advice: boolean;
  /** Why no example or scenario touches it. */
  readonly untested?: Text;
  readonly at: Position;
}

/** A regulation as somebody would name it: a handful of articles, and the files that carry them out. */
export interface RegulationDefinition {
  readonly id: string;
  readonly title: Text;
  /** Articles that belong to it, where it lists them. */
  readonly articles: readonly string[];
  /** Advice to people that no file has to carry out. */
  readonly advice: boolean;
  /** What it leaves open. */
  readonly gap?: Text;
  /** Why no scenario shows it. */
  readonly untested?: Text;
  readonly at: Position;
}

export interface DepartmentDefinition {
  readonly id: string;
  readonly title: Text;
  /** Post of the head, where named. */
  readonly head?: string;
  /** The department that it is a part of. */
  readonly within?: string;
  readonly at: Position;
}

export interface PostDefinition {
  readonly id: string;
  readonly title: Text;
  readonly department?: string;
  readonly at: Position;
}

export interface PersonDefinition {
  readonly id: string;
  readonly name: Text;
  readonly posts: readonly string[];
  readonly department?: string;
  readonly roles: readonly Role[];
  /** Address for mail. */
  readonly email?: string;
  /** Number for text messages, digits with or without a plus sign before them. */
  readonly mobile?: string;
  /** In which language the person is written to; absent means that of the rulebook. */
  readonly language?: 'zh' | 'en';
  readonly at: Position;
}

export interface ParameterDefinition {
  readonly id: string;
  readonly value: Json;
  readonly title?: Text;
  readonly article?: string;
  /** The regulation leaves this figure open; somebody decided on it and says why. */
  readonly gap?: Text;
  readonly at: Position;
}

export interface LedgerDefinition {
  readonly id: string;
  readonly title: Text;
  readonly unit: string;
  /** Whose accounts it keeps: `people`, or the name of what else has accounts. */
  readonly holders: Text;
  /** A balance that no posting may bring an account below, where there is one. */
  readonly least?: Expression;
  /** By which workflow its holders appeal against a posting, and the field in which the posting is named. */
  readonly appeal?: { readonly workflow: string; readonly field: string };
  readonly at: Position;
}

export interface WorkflowDefinition {
  readonly id: string;
  readonly title: Text;
  /** Ids of the regulations that it carries out. */
  readonly source?: readonly string[];
  readonly article?: string;
  /** Name of the start field whose day pins the rulebook version; absent means the day of the start. */
  readonly date?: string;
  /** The id of the calendar by which its cases count working time; absent means that of the rulebook. */
  readonly calendar?: Expression;
  /** Who may start a case; absent means anybody in the company. */
  readonly startedBy: readonly SeatRule[];
  /** Its cases are records of something that is kept. */
  readonly record?: RecordDefinition;
  /** Fields that a person may write at the start; absent means the required ones. Steps and actions write the others. */
  readonly startFields: ReadonlySet<string>;
  readonly data: DataDefinition;
  readonly claims: ReadonlyMap<string, ClaimDefinition>;
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly signals: ReadonlyMap<string, SignalDefinition>;
  /** When its cases start by themselves. */
  readonly schedules: ReadonlyMap<string, ScheduleDefinition>;
  readonly root: StateDefinition;
  /** Every state by path, the root under ''. */
  readonly states: ReadonlyMap<string, StateDefinition>;
  readonly scenarios: readonly ScenarioDefinition[];
  /** Verbs of the whole case, off where nothing is said. */
  readonly verbs: ReadonlyMap<CaseVerb, CaseVerbDefinition>;
  /** Somebody who has approved already is not asked again. */
  readonly asksOnce?: boolean;
  /** Some verb is on, so that cases remember the steps that they have done. */
  readonly keepsTrail: boolean;
  readonly at: Position;
}

/** A unique or counted right across cases. */
export interface ClaimDefinition {
  readonly id: string;
  readonly key: readonly Expression[];
  readonly limit: Expression | undefined;
  /** `start`: taken when the case starts. `action`: taken by an action `claim`. */
  readonly taken: 'start' | 'action';
  /** `case`: given back when the case ends. `completed`: given back when it is cancelled, kept otherwise. `ever`: kept for good. */
  readonly held: 'case' | 'completed' | 'ever';
  readonly article?: string;
  readonly at: Position;
}

export interface SignalDefinition {
  readonly id: string;
  readonly title?: Text;
  /** Who may send it; absent means only other cases. */
  readonly from: readonly SeatRule[];
  readonly schema: JsonObject;
  /** The same fields with titles, for forms. */
  readonly fields?: ReadonlyMap<string, FieldDefinition>;
  readonly at: Position;
}

export type StateKind = 'atomic' | 'compound' | 'parallel' | 'final' | 'history';

export interface StateDefinition {
  /** Names from the root, joined by dots; '' for the root. */
  readonly path: string;
  readonly kind: StateKind;
  readonly title?: Text;
  readonly article?: string;
  /** What the regulation leaves open, so that a person decides it here. */
  readonly gap?: Text;
  readonly untested?: Text;
  readonly initial?: string;
  readonly children: readonly StateDefinition[];
  readonly deep: boolean;
  /** For a history state without a past: where to go. */
  readonly fallback?: string;
  readonly task?: TaskDefinition;
  readonly on: readonly TriggerDefinition[];
  readonly always: readonly TransitionDefinition[];
  readonly after: readonly AfterDefinition[];
  /** The clock that runs while a case is here. */
  readonly sla?: SlaDefinition;
  readonly onDone: readonly TransitionDefinition[];
  readonly entry: readonly ActionDefinition[];
  readonly exit: readonly ActionDefinition[];
  readonly at: Position;
}

export interface TriggerDefinition {
  readonly trigger: string;
  readonly transitions: readonly TransitionDefinition[];
  readonly at: Position;
}

export interface TransitionDefinition {
  /** Why no scenario takes it. */
  readonly untested?: Text;
  /** Path of the target; absent for a transition that only acts. */
  readonly target?: string;
  readonly guard?: Expression;
  /** Told to the person when the guard refuses. */
  readonly because?: Text;
  readonly article?: string;
  readonly actions: readonly ActionDefinition[];
  /** Leaves and enters the state again although the target lies inside it. */
  readonly reenter?: boolean;
  readonly at: Position;
}

export interface AfterDefinition {
  readonly delay: Length | { readonly kind: 'moment'; readonly moment: Expression };
  readonly transitions: readonly TransitionDefinition[];
  readonly at: Position;
}

/** How long something may take, and what happens on the way: the clock of a state and its ladder. */
export interface SlaDefinition {
  readonly within: Length | TimeAsked;
  readonly article?: string;
  /** Paths of the states during which the clock stands still. */
  readonly pausedIn: readonly string[];
  readonly escalate: readonly RungDefinition[];
  readonly at: Position;
}

/** One step of the ladder: a moment on the clock, and what happens then. */
export interface RungDefinition {
  readonly moment: RungMoment;
  readonly transition: TransitionDefinition;
  readonly at: Position;
}

export interface TaskDefinition {
  readonly for: readonly SeatRule[];
  readonly mode: TaskMode;
  /** The same person fills one seat at most. */
  readonly distinct: boolean;
  /** States whose actors may not act here. */
  readonly notActedIn: readonly string[];
  /** People who may not act here, asked when the task opens. */
  readonly notPeople?: Expression;
  /** The case's starter may not act here. */
  readonly notStarter: boolean;
  readonly article?: string;
  readonly actions: ReadonlyMap<string, TaskActionDefinition>;
  /** Which data fields a person may or must write, unless the action says otherwise. */
  readonly fields: ReadonlyMap<string, 'editable' | 'required'>;
  /** Fields that it hides, and those that are hidden elsewhere and that it shows. */
  readonly shows?: ReadonlyMap<string, 'hidden' | 'read-only'>;
  /** For mode `vote`. */
  readonly vote?: VoteDefinition;
  /** What becomes of a place for which nobody is found; refused where absent. */
  readonly nobody?: NobodyRule;
  /** What becomes of a place that only the starter could fill; the starter acts where absent. */
  readonly starter?: StarterRule;
  /** What people may do with the task besides deciding it. */
  readonly verbs: ReadonlyMap<TaskVerb, VerbDefinition>;
  /** The fields that a decision here rests on; all that its people see where absent. */
  readonly sees?: ReadonlySet<string>;
  readonly at: Position;
}

export interface TaskActionDefinition {
  readonly id: string;
  readonly title: Text;
  readonly outcome: string;
  /** One such action decides the task at once, whatever the mode (reject, return). */
  readonly decisive: boolean;
  readonly fields: ReadonlyMap<string, 'editable' | 'required'>;
  readonly input: JsonObject | undefined;
  /** The same fields with titles, for forms. */
  readonly inputFields?: ReadonlyMap<string, FieldDefinition>;
  /** `required`: an opinion has to be given. */
  readonly opinion: 'optional' | 'required';
  /** May be done with several selected tasks at once. */
  readonly together?: boolean;
  /** Done at each performance, before the outcome is known. */
  readonly does: readonly ActionDefinition[];
  readonly at: Position;
}
