const ROWS_MAX = 10_000;

/**
 * A number of rows that is safe to write into a statement.
 * @throws RangeError unless it is a whole number from 1 to 10,000.
 */
export function checkedLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > ROWS_MAX) {
    throw new RangeError(`Expected a limit from 1 to ${ROWS_MAX}, but got ${limit}.`);
  }
  return limit;
}
