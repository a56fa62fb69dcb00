import type { HitPolicy } from '../core/model/table.js';

/** DMN's hit policy and aggregation of each of ours (DMN 1.5, 8.2.11). */
const IN_DMN: Readonly<Record<HitPolicy, readonly [policy: string, aggregation?: string]>> = {
  'unique': ['UNIQUE'],
  'any': ['ANY'],
  'first': ['FIRST'],
  'priority': ['PRIORITY'],
  'output order': ['OUTPUT ORDER'],
  'rule order': ['RULE ORDER'],
  'collect': ['COLLECT'],
  'collect sum': ['COLLECT', 'SUM'],
  'collect min': ['COLLECT', 'MIN'],
  'collect max': ['COLLECT', 'MAX'],
  'collect count': ['COLLECT', 'COUNT'],
};

export function toDmnPolicy(hit: HitPolicy): { readonly hitPolicy: string; readonly aggregation?: string } {
  const [hitPolicy, aggregation] = IN_DMN[hit];
  return { hitPolicy, ...(aggregation !== undefined && { aggregation }) };
}

/** Undefined for a pair that DMN does not have either. */
export function fromDmnPolicy(hitPolicy: string, aggregation: string | undefined): HitPolicy | undefined {
  const found = Object.entries(IN_DMN).find(([, [policy, put]]) => policy === hitPolicy && put === aggregation);
  return found?.[0] as HitPolicy | undefined;
}
