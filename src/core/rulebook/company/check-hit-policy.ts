import type { TableDefinition } from '../../model/table.js';
import type { Reading } from '../reader/reading.js';

/** Reports a hit policy that the outputs cannot serve. */
export function checkHitPolicy({ hit, outputs, at }: TableDefinition, reading: Reading): void {
  if ((hit === 'priority' || hit === 'output order') && outputs.every(({ allowed }) => allowed === undefined)) {
    reading.report('missing-key', at, `Expected an output with "allowed" values, from the most to the least important, because "hit: ${hit}" goes by their order`);
  }
  if (hit.startsWith('collect ') && outputs.length !== 1) {
    reading.report('bad-value', at, `Expected one output for "hit: ${hit}", but found ${outputs.length}`);
  }
  const [only] = outputs;
  if (['collect sum', 'collect min', 'collect max'].includes(hit) && only && only.type !== 'number' && only.type !== 'integer') {
    reading.report('bad-value', at, `Expected an output of numbers for "hit: ${hit}", but "${only.id}" is of the type ${only.type}`);
  }
}
