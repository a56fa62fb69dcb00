import { Engine } from 'json-rules-engine';
import type { Contender, Row } from './table.js';

/** json-rules-engine: a rule for each row; the event of the first that holds. */
export function jsonRules(rows: readonly Row[]): Contender {
  const engine = new Engine();
  rows.forEach((row) => {
    engine.addRule({
      conditions: {
        all: [
          { fact: 'amount', operator: 'greaterThanInclusive', value: row.low },
          { fact: 'amount', operator: 'lessThan', value: row.high },
          { fact: 'kind', operator: 'equal', value: row.kind },
          { fact: 'region', operator: 'in', value: [...row.regions] },
          { fact: 'points', operator: 'greaterThanInclusive', value: row.least },
        ],
      },
      event: { type: 'row', params: { out: row.out } },
    });
  });
  return {
    ask: (question) => engine.run(question),
    numberIn: (answer) => {
      const found = (answer as { events: readonly { params?: { out?: number } }[] }).events.map(({ params }) => params?.out ?? -1);
      return found.length === 0 ? -1 : Math.min(...found);
    },
  };
}
