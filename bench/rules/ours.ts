import { createHash } from 'node:crypto';
import { compileTable } from '../../src/core/decision/compile-table.js';
import { toFeel } from '../../src/core/expression/values.js';
import type { Expression } from '../../src/core/model/expression.js';
import type { TableDefinition } from '../../src/core/model/table.js';
import { text, type Contender, type Row } from './table.js';

const AT = { file: 'bench.yaml', line: 1, column: 1 };

/** Our table: exact decimals, inputs checked, a decision record for every answer. */
export function ours(rows: readonly Row[]): Contender {
  const table = compileTable(definition(rows), {
    names: [],
    constants: { values: new Map(), timeZone: 'UTC' },
    edition: 2,
    hash: (canonical) => createHash('sha256').update(canonical).digest('hex'),
  });
  return {
    ask: ({ amount, kind, region, points }) => table.evaluate([toFeel(amount, undefined), kind, region, toFeel(points, undefined)], {}, undefined).record,
    numberIn: (record) => ((record as { output: number | null }).output ?? -1),
  };
}

function definition(rows: readonly Row[]): TableDefinition {
  const cell = (source: string): Expression => ({ text: source, at: AT });
  return {
    id: 'bench', article: '1', hit: 'first', default: 'silent', examples: [], at: AT,
    inputs: [{ id: 'amount', type: 'number' }, { id: 'kind', type: 'string' }, { id: 'region', type: 'string' }, { id: 'points', type: 'number' }],
    outputs: [{ id: 'out', type: 'number' }],
    rules: rows.map((row) => ({
      when: new Map([
        ['amount', cell(`[${row.low}..${row.high})`)],
        ['kind', cell(text(row.kind))],
        ['region', cell(row.regions.map(text).join(', '))],
        ['points', cell(`>= ${row.least}`)],
      ]),
      then: new Map([['out', cell(String(row.out))]]),
      at: AT,
    })),
  };
}
