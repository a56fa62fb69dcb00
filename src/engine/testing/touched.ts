import type { CompiledRulebook } from '../../core/case/compiled.js';
import type { DecisionRecord } from '../../core/model/decision-record.js';
import type { TransitionDefinition } from '../../core/model/definition.js';
import type { CaseEvent } from '../../core/model/event.js';
import { clausesOf, defaultName, rowName, stateName, type Clause, type ClauseKind } from './clauses.js';
import type { Coverage, TestReport, UntouchedClause, Waiver } from './test-report.js';

/** Collects which states, transitions, rows, articles and regulations a run of examples and scenarios has come past. */
export class Touched {
  readonly #keys: Readonly<Record<ClauseKind, Set<Clause['key']>>> = { state: new Set(), transition: new Set(), row: new Set(), article: new Set(), regulation: new Set() };

  record({ table, rows, articles, default: byDefault }: DecisionRecord): void {
    if (byDefault) this.#keys.row.add(defaultName(table));
    for (const row of rows) this.#keys.row.add(rowName(table, row));
    for (const article of articles) this.article(article);
  }

  events(workflow: string, events: readonly CaseEvent[]): void {
    for (const event of events) {
      if (event.type === 'DecisionMade') this.record(event.record);
      if (event.type === 'StateChanged') {
        for (const path of event.entered) this.#keys.state.add(stateName(workflow, path));
        for (const article of event.articles) this.article(article);
      }
      if ('article' in event && event.article !== undefined) this.article(event.article);
    }
  }

  /** Transitions that a machine has taken, as they stand in the rulebook's definition. */
  transitions(taken: readonly TransitionDefinition[]): void {
    for (const transition of taken) this.#keys.transition.add(transition);
  }

  article(id: string): void {
    this.#keys.article.add(id);
  }

  regulation(id: string): void {
    this.#keys.regulation.add(id);
  }

  coverage({ definition }: Pick<CompiledRulebook, 'definition'>): Pick<TestReport, 'states' | 'transitions' | 'rows' | 'articles' | 'regulations' | 'waivers'> {
    const clauses = clausesOf(definition);
    const isTouched = ({ kind, key }: Clause): boolean => this.#keys[kind].has(key);
    const of = (wanted: ClauseKind): Coverage => covered(clauses.filter(({ kind, counted }) => counted && kind === wanted), isTouched);
    return { states: of('state'), transitions: of('transition'), rows: of('row'), articles: of('article'), regulations: of('regulation'), waivers: waiversIn(clauses, isTouched) };
  }
}

function covered(all: readonly Clause[], isTouched: (clause: Clause) => boolean): Coverage {
  const missing = all.filter((one) => !isTouched(one));
  const untouched = missing.filter(({ waivers }) => waivers.length === 0).map(shown);
  const excused = missing.flatMap((one) => one.waivers.slice(0, 1).map(({ reason }) => ({ ...shown(one), reason })));
  return { touched: all.length - missing.length, waived: excused.length, of: all.length, untouched, excused };
}

function shown({ name, at, part }: Clause): UntouchedClause {
  return { name, at, ...(part && { part }) };
}

/** Each waiver with what it lets go untouched: the nearest one answers for a clause. */
function waiversIn(clauses: readonly Clause[], isTouched: (clause: Clause) => boolean): readonly Waiver[] {
  const found = new Map<string, Waiver & { readonly covers: string[] }>();
  for (const clause of clauses) {
    const [nearest] = clause.waivers;
    if (!nearest) continue;
    const key = `${nearest.at.file}:${nearest.at.line}:${nearest.at.column} ${nearest.of}`;
    const waiver = found.get(key) ?? { ...nearest, covers: [] };
    found.set(key, waiver);
    if (clause.counted && !isTouched(clause)) waiver.covers.push(clause.name);
  }
  return [...found.values()];
}
