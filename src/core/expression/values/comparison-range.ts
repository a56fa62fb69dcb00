import { FeelRange, type RangeForm, type Value } from './value.js';

/** The range of a comparison with one value, as in `(>= 10)`. */
export function comparisonRange(form: Exclude<RangeForm, 'interval'>, end: Value): FeelRange {
  switch (form) {
    case '<':
    case '<=':
      return new FeelRange(form, undefined, false, end, form === '<=');
    case '>':
    case '>=':
      return new FeelRange(form, end, form === '>=', undefined, false);
    case '=':
    case '!=':
      return new FeelRange(form, end, true, end, true);
  }
}
