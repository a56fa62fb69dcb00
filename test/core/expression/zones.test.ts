import { describe, expect, test } from '@jest/globals';
import { feelFunction, feelNow, feelToday, fromFeel, inZone, instantOf } from '../../../src/core/expression/values.js';
import { standard, value, written, ZONE } from './support/feel.js';

const AT = '2026-11-22T02:00:00.000Z';
const CLOCK = { now: feelFunction([], () => feelNow(AT, ZONE)), today: feelFunction([], () => feelToday(AT, ZONE)) };

describe('dates and times with and without a zone', () => {
  test.each([
    ['now()', '2026-11-22T10:00:00@Asia/Shanghai'],
    ['today()', '2026-11-22'],
    ['now() <= @"2026-11-22T10:00:00"', 'true'],
    ['now() = @"2026-11-22T10:00:00"', 'true'],
    ['now() < @"2026-11-22T09:59:59"', 'false'],
    ['now() = @"2026-11-22T02:00:00Z"', 'true'],
    ['now() - @"2026-11-22T09:00:00"', 'PT1H'],
    ['now() - today()', 'PT10H'],
    ['@"2026-11-22T10:00:00+08:00" = @"2026-11-22T02:00:00Z"', 'true'],
    ['now() + @"P1D"', '2026-11-23T10:00:00@Asia/Shanghai'],
    ['now().time offset', 'PT8H'],
    ['now().timezone', 'Asia/Shanghai'],
    ['date and time("2026-03-29T01:30:00@Europe/Berlin") + @"PT1H"', '2026-03-29T03:30:00@Europe/Berlin'],
    ['@"2026-01-01T24:00:00"', '2026-01-02T00:00:00'],
    ['@"10:00:00+08:00" = @"02:00:00Z"', 'true'],
  ])('%s', (text, expected) => {
    expect(written(text, CLOCK)).toBe(expected);
  });

  test('without a company nobody knows what is meant', () => {
    expect(standard('@"2026-11-22T10:00:00" < @"2026-11-22T10:00:00Z"')).toMatchObject({ text: 'null', reason: expect.stringContaining('with a zone, or two without') });
    expect(written('@"10:00:00" instance of time')).toBe('true');
  });

  test('a moment leaves for JSON in UTC, one without a zone as it is', () => {
    expect(fromFeel(value('now()', CLOCK))).toBe(AT);
    expect(fromFeel(value('@"2026-11-22T10:00:00"'))).toBe('2026-11-22T10:00:00');
    expect(fromFeel(inZone(value('@"2026-11-22T10:00:00"'), ZONE))).toBe(AT);
    expect(instantOf(value('@"2026-11-22"'), ZONE)).toBe('2026-11-21T16:00:00.000Z');
  });
});
