import type { CompiledRulebook } from '../../core/case/compiled.js';
import { clausesOf } from '../../core/model/formula.js';
import type { DecisionRecord } from '../../core/model/decision-record.js';
import type { CaseEvent } from '../../core/model/event.js';
import type { Coverage } from './test-report.js';

/** Collects which states, rows and articles a run of examples and scenarios has come past. */
export class Touched {
  readonly #states = new Set<string>();
  readonly #rows = new Set<string>();
  readonly #articles = new Set<string>();

  record({ table, rows, articles, default: byDefault }: DecisionRecord): void {
    if (byDefault) this.#rows.add(`${table} default`);
    for (const row of rows) this.#rows.add(`${table} row ${row}`);
    for (const article of articles) this.#articles.add(article);
  }

  events(workflow: string, events: readonly CaseEvent[]): void {
    for (const event of events) {
      if (event.type === 'DecisionMade') this.record(event.record);
      if (event.type === 'StateChanged') {
        for (const path of event.entered) this.#state(workflow, path);
        for (const article of event.articles) this.#articles.add(article);
      }
      if ('article' in event && event.article !== undefined) this.#articles.add(event.article);
    }
  }

  article(id: string): void {
    this.#articles.add(id);
  }

  coverage({ definition, workflows, tables, formulas }: CompiledRulebook): { states: Coverage; rows: Coverage; articles: Coverage } {
    const states = [...workflows.values()].flatMap(({ definition: { id, states: all } }) =>
      [...all.values()].filter((state) => state.path !== '' && state.kind !== 'history').map((state) => `${id} ${state.path}`),
    );
    const rows = [
      ...[...tables.values()].flatMap(({ definition: table }) => [
        ...table.rules.map((_rule, index) => `${table.id} row ${index + 1}`),
        ...(typeof table.default === 'object' ? [`${table.id} default`] : []),
      ]),
      ...[...formulas.values()].flatMap(({ definition: formula }) => clausesOf(formula).map((_clause, index) => `${formula.id} row ${index + 1}`)),
    ];
    const articles = [...definition.articles.values()].filter((article) => !article.advice).map((article) => article.id);
    return { states: covered(states, this.#states), rows: covered(rows, this.#rows), articles: covered(articles, this.#articles) };
  }

  #state(workflow: string, path: string): void {
    this.#states.add(`${workflow} ${path}`);
  }
}

function covered(all: readonly string[], touched: ReadonlySet<string>): Coverage {
  const untouched = all.filter((one) => !touched.has(one));
  return { touched: all.length - untouched.length, of: all.length, untouched };
}
