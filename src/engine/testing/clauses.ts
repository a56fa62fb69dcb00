import type { Position } from '../../core/model/diagnostic.js';
import { delayText, rungText } from '../../core/model/delay-text.js';
import type { RulebookDefinition, StateDefinition, TransitionDefinition, WorkflowDefinition } from '../../core/model/definition.js';
import { clausesOf as clausesOfFormula } from '../../core/model/formula.js';
import type { TableDefinition } from '../../core/model/table.js';
import { textIn, type Text } from '../../core/model/text.js';

export type ClauseKind = 'state' | 'transition' | 'row' | 'article' | 'regulation';

/** `untested` as it stands in a rulebook. */
export interface WrittenWaiver {
  /** What it was written at. */
  readonly of: string;
  readonly reason: string;
  readonly at: Position;
}

/** Which part of a workflow or rule a clause is. */
export interface Part {
  /** Id of the workflow, table or formula. */
  readonly of: string;
  /** Path of the state, or of the one that a transition leads out of. */
  readonly state?: string;
  /** Path of the state that a transition leads to; null where it only acts. */
  readonly target?: string | null;
  /** Number of the row, from 1. */
  readonly row?: number | 'default';
}

/** A part of a rulebook that an example or scenario should touch. */
export interface Clause {
  readonly kind: ClauseKind;
  readonly name: string;
  /** Absent for articles and regulations, whose name says it all, and for whole tables. */
  readonly part?: Part;
  readonly at: Position;
  /** What a run remembers when it comes past: a name, or the transition itself. */
  readonly key: string | TransitionDefinition;
  /** False for what nothing can come past, but a waiver may stand at: a history state, advice, a whole table. */
  readonly counted: boolean;
  /** The waivers that hold for it, the nearest first. */
  readonly waivers: readonly WrittenWaiver[];
}

type Own = Omit<Clause, 'waivers' | 'counted'> & { readonly counted?: boolean };

/** Everything in a rulebook that examples and scenarios should touch, in the order of its files. */
export function clausesOf({ language, articles, regulations, tables, formulas, workflows }: Pick<RulebookDefinition, 'language' | 'articles' | 'regulations' | 'tables' | 'formulas' | 'workflows'>): readonly Clause[] {
  const clause = (own: Own, untested: Text | undefined, outer: readonly WrittenWaiver[] = []): Clause => ({
    counted: true,
    ...own,
    waivers: untested === undefined ? outer : [{ of: own.name, reason: textIn(untested, language), at: own.at }, ...outer],
  });
  return [
    ...[...articles.values()].map(({ id, at, advice, untested }) => clause({ kind: 'article', name: id, at, key: id, counted: !advice }, untested)),
    ...[...regulations.values()].map(({ id, at, advice, untested }) => clause({ kind: 'regulation', name: id, at, key: id, counted: !advice }, untested)),
    ...[...tables.values()].flatMap((table) => rows(table, clause)),
    ...[...formulas.values()].flatMap((formula) => clausesOfFormula(formula).map(({ at }, index) => clause(row(formula.id, index + 1, at), undefined))),
    ...[...workflows.values()].flatMap((workflow) => inState(workflow, workflow.root, [], clause)),
  ];
}

type Make = (own: Own, untested: Text | undefined, outer?: readonly WrittenWaiver[]) => Clause;

function rows({ id, at, rules, default: otherwise, untested }: TableDefinition, clause: Make): readonly Clause[] {
  const whole = clause({ kind: 'row', name: id, at, key: id, counted: false }, untested);
  return [
    whole,
    ...rules.map((rule, index) => clause(row(id, index + 1, rule.at), rule.untested, whole.waivers)),
    ...(typeof otherwise === 'object' ? [clause(row(id, 'default', otherwise.at), otherwise.untested, whole.waivers)] : []),
  ];
}

function row(of: string, number: number | 'default', at: Position): Own {
  const name = number === 'default' ? defaultName(of) : rowName(of, number);
  return { kind: 'row', name, at, key: name, part: { of, row: number } };
}

/** Name of a row of a table, from 1. */
export function rowName(table: string, row: number): string {
  return `${table} row ${row}`;
}

export function defaultName(table: string): string {
  return `${table} default`;
}

export function stateName(workflow: string, path: string): string {
  return path === '' ? workflow : `${workflow} ${path}`;
}

function inState(workflow: WorkflowDefinition, state: StateDefinition, outer: readonly WrittenWaiver[], clause: Make): readonly Clause[] {
  const name = stateName(workflow.id, state.path);
  const own = clause({ kind: 'state', name, at: state.at, key: name, part: { of: workflow.id, state: state.path }, counted: state.path !== '' && state.kind !== 'history' }, state.untested, outer);
  const taken = transitionsOf(state).map(([trigger, transition]) =>
    clause({ kind: 'transition', name: `${name}: ${trigger}${aim(transition, state)}`, at: transition.at, key: transition, part: { of: workflow.id, state: state.path, target: transition.target ?? null } }, transition.untested, own.waivers),
  );
  return [own, ...taken, ...state.children.flatMap((child) => inState(workflow, child, own.waivers, clause))];
}

function transitionsOf({ on, after, sla, always, onDone }: StateDefinition): readonly (readonly [string, TransitionDefinition])[] {
  const named = (trigger: string, list: readonly TransitionDefinition[]): (readonly [string, TransitionDefinition])[] => list.map((one) => [trigger, one]);
  return [
    ...on.flatMap(({ trigger, transitions }) => named(trigger, transitions)),
    ...after.flatMap(({ delay, transitions }) => named(`after ${delayText(delay)}`, transitions)),
    ...(sla?.escalate ?? []).flatMap(({ moment, transition }) => named(`escalate ${rungText(moment)}`, [transition])),
    ...named('always', always),
    ...named('onDone', onDone),
  ];
}

function aim({ target, guard }: TransitionDefinition, state: StateDefinition): string {
  const where = target === undefined ? ', only acting' : ` → ${target === state.path ? 'itself' : target}`;
  return guard ? `${where}, if ${guard.text}` : where;
}
