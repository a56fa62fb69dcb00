import { ZenEngine } from '@gorules/zen-engine';
import { text, type Contender, type Row } from './table.js';

/** @gorules/zen-engine without its trace. */
export function zen(rows: readonly Row[], inFlight: number): Contender {
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph(rows))));
  return {
    ask: (question) => decision.evaluate(question),
    numberIn: (answer) => (answer as { result: { out?: number } | null }).result?.out ?? -1,
    inFlight,
  };
}

function graph(rows: readonly Row[]): object {
  const inputs = ['amount', 'kind', 'region', 'points'].map((field) => ({ id: field, name: field, type: 'expression', field }));
  const rules = rows.map((row, index) => ({
    _id: `row-${index}`,
    amount: `[${row.low}..${row.high})`,
    kind: text(row.kind),
    region: row.regions.map(text).join(', '),
    points: `>= ${row.least}`,
    out: String(row.out),
  }));
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 1, y: 0 }, content: { hitPolicy: 'first', inputs, outputs: [{ id: 'out', name: 'out', type: 'expression', field: 'out' }], rules } },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}
