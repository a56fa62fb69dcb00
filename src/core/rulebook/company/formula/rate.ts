import type { RateDefinition, RateTier } from '../../../model/formula.js';
import { list } from '../../reader/collections.js';
import { expression } from '../../reader/expression.js';
import { nameOf } from '../../reader/references.js';
import type { Reader } from '../../reader/reading.js';
import { optional, record, required } from '../../reader/record.js';
import { word } from '../../reader/scalars.js';
import { day } from '../day.js';
import { thresholdOf } from '../threshold.js';
import { columnNames, formulaHead, nameKey, present, rounding, seeing } from './formula-head.js';

/** Reads `rules/<rate>.yaml`: what an amount brings, by its tiers. */
export function rate(id: string): Reader<RateDefinition> {
  return (node, reading) => {
    const inputs = columnNames(node, 'inputs');
    const found = record({
      rate: nameKey(id),
      ...formulaHead(inputs, undefined),
      of: required(expression),
      tiers: required(word('part', 'whole')),
      rates: required(list(tier)),
      round: required(rounding),
    })(node, seeing(reading, inputs));
    if (!found) return undefined;
    const { rate: _rate, ...rest } = found;
    return { ...present(rest), id, kind: 'rate' };
  };
}

const tier: Reader<RateTier> = (node, reading) => {
  const found = record({
    'at-least': optional(expression),
    above: optional(expression),
    rate: required(expression),
    article: optional(nameOf('article')),
    from: optional(day),
    until: optional(day),
  })(node, reading);
  const threshold = found && thresholdOf(found['at-least'], found.above, node.label, reading);
  if (!found || !threshold) return undefined;
  const { 'at-least': _atLeast, above: _above, ...rest } = found;
  return { ...present(rest), threshold };
};
