import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../../../src/core/expression/day-of.js';

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];

test('the day of an instant is what the calendar of the zone says, wherever the clock is changed', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000_000_000, max: 4_102_444_800_000 }), fc.constantFrom(...ZONES), (ms, zone) => {
      const instant = new Date(ms).toISOString();
      expect([instant, zone, dayOf(instant, zone)]).toEqual([instant, zone, Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()]);
    }),
    { numRuns: 1_500 },
  );
  for (let hour = 0; hour < 96; hour += 1) {
    const instant = new Date(Date.parse('2011-12-28T00:30:00.000Z') + hour * 3_600_000).toISOString();
    expect([instant, dayOf(instant, 'Pacific/Apia')]).toEqual([instant, Temporal.Instant.from(instant).toZonedDateTimeISO('Pacific/Apia').toPlainDate().toString()]);
  }
});
