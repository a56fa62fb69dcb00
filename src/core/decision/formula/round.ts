import type { Decimal as DecimalJs } from 'decimal.js';
import { Decimal } from '../../expression/values/decimal.js';
import type { Rounding } from '../../model/formula.js';

const MODES: Readonly<Record<Rounding['how'], DecimalJs.Rounding>> = {
  'half up': Decimal.ROUND_HALF_UP,
  'half even': Decimal.ROUND_HALF_EVEN,
  'half down': Decimal.ROUND_HALF_DOWN,
  'up': Decimal.ROUND_UP,
  'down': Decimal.ROUND_DOWN,
};

/** A number in whole units, away from or towards nought as the rounding says; the same where there is none. */
export function rounded(value: DecimalJs, rounding: Rounding | undefined): DecimalJs {
  return rounding ? value.dividedBy(rounding.to).toDecimalPlaces(0, MODES[rounding.how]).times(rounding.to) : value;
}
