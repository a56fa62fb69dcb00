import { expect, test } from '@jest/globals';
import { faultsOf } from '../../src/console/shared/faults-of.js';

const problem = (detail: string, details: unknown) => ({ code: 'request-invalid', status: 400, detail, details });
const told = (sentence: string): string => sentence.toUpperCase();

test('what the sentence says already is not said again', () => {
  const details = [{ path: '/format', message: 'format must be equal to 1' }, { path: '/at', message: 'at must be a date' }];
  expect(faultsOf(problem('Expected so, but format must be equal to 1; at must be a date.', details), told)).toEqual([]);
});

test('what it only counts is listed whole, with the places', () => {
  const details = [{ path: 'a', message: 'too long' }, { path: 'b', message: 'too short' }, { id: 'c', field: 'd', message: 'odd' }, { id: 'e' }, 'f'];
  expect(faultsOf(problem('Expected so, but a: too long (and 2 more).', details), told)).toEqual(['a: TOO LONG', 'b: TOO SHORT', 'c d: ODD']);
  expect(faultsOf(problem('Expected so.', { roles: [] }), told)).toEqual([]);
});
