import type { Scope, Surroundings } from '../../expression/compile.js';
import { EvaluationError } from '../../expression/evaluation-error.js';
import { fromFeel } from '../../expression/values.js';
import { type Decimal, ZERO } from '../../expression/values/decimal.js';
import type { RateDefinition, RateTier } from '../../model/formula.js';
import type { RowVerdict } from '../explain-rows.js';
import { cited, faultAt, numberIn, type NumberIn, type Reckon } from './reckoning.js';
import { rounded } from './round.js';

interface Tier {
  readonly tier: RateTier;
  readonly row: number;
  readonly floor: NumberIn;
  readonly rate: NumberIn;
}

/** A tier that an amount is in, or has gone through, with its figures of now. */
interface Entered extends Tier {
  readonly from: Decimal;
}

/** The amount that the rates come to, rounded once, at the end. */
export function rating(definition: RateDefinition, surroundings: Surroundings): Reckon {
  const { id, at, tiers, round } = definition;
  const of = numberIn(definition.of, surroundings);
  const all: readonly Tier[] = definition.rates.map((tier, index) => ({ tier, row: index + 1, floor: numberIn(tier.threshold.value, surroundings), rate: numberIn(tier.rate, surroundings) }));
  return (scope, on) => {
    const amount = of(scope);
    if (amount.isNegative()) throw new EvaluationError(definition.of, `Expected an amount of nought or more, but found ${amount.toFixed()}`);
    if (all.some(({ tier }) => isDated(tier)) && on === undefined) throw faultAt(id, at, `Expected a date that decides which rates of "${id}" are in force, but there is none`);
    const inForce = all.filter(({ tier }) => holdsOn(tier, on)).map((tier): Entered => ({ ...tier, from: tier.floor(scope) }));
    checkRising(inForce);
    const entered = inForce.filter(({ tier, from }) => isIn(amount, from, tier));
    const counted = tiers === 'part' ? entered : entered.slice(-1);
    return { value: rounded(sumOf(counted, amount, tiers, scope), round), verdicts: all.map((tier) => verdictOn(tier, definition, { amount, counted, entered, inForce })) };
  };
}

/** In parts, each tier's rate is taken of what lies between its beginning and the next one's. */
function sumOf(counted: readonly Entered[], amount: Decimal, tiers: RateDefinition['tiers'], scope: Scope): Decimal {
  return counted.reduce((sum, { from, rate }, index) => {
    const end = counted[index + 1]?.from ?? amount;
    return sum.plus((tiers === 'part' ? end.minus(from) : amount).times(rate(scope)));
  }, ZERO);
}

function checkRising(tiers: readonly Entered[]): void {
  const wrong = tiers.find(({ from }, index) => index > 0 && from.lessThanOrEqualTo(tiers[index - 1]?.from ?? from));
  if (wrong) throw new EvaluationError(wrong.tier.threshold.value, `Expected tiers that rise, but this one begins at ${wrong.from.toFixed()}, which is not above the one before`);
}

function isIn(amount: Decimal, from: Decimal, { threshold }: RateTier): boolean {
  return threshold.included ? amount.greaterThanOrEqualTo(from) : amount.greaterThan(from);
}

function isDated({ from, until }: RateTier): boolean {
  return from !== undefined || until !== undefined;
}

function holdsOn({ from, until }: RateTier, on: string | undefined): boolean {
  return on === undefined || ((from === undefined || from <= on) && (until === undefined || on <= until));
}

interface Outcome {
  readonly amount: Decimal;
  readonly counted: readonly Entered[];
  readonly entered: readonly Entered[];
  readonly inForce: readonly Entered[];
}

function verdictOn({ tier, row }: Tier, { of, article }: RateDefinition, { amount, counted, entered, inForce }: Outcome): RowVerdict {
  const head = cited(row, tier.article ?? article);
  const among = (tiers: readonly Entered[]): boolean => tiers.some((one) => one.row === row);
  if (!among(inForce)) return { ...head, verdict: 'not-in-force', ...(tier.from !== undefined && { from: tier.from }), ...(tier.until !== undefined && { until: tier.until }) };
  if (among(counted)) return { ...head, verdict: 'decided' };
  if (among(entered)) return { ...head, verdict: 'matched' };
  return { ...head, verdict: 'refused', input: of.text, cell: `${tier.threshold.included ? '>=' : '>'} ${tier.threshold.value.text}`, value: fromFeel(amount) };
}
