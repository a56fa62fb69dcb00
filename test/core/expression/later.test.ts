import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { later } from '../../../src/core/expression/later.js';

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Africa/Casablanca', 'Australia/Lord_Howe', 'UTC'];
const DURATIONS = ['PT2H', 'P3D', 'P1W', 'P1M', 'P1Y2M', 'P1DT12H30M', '-P2D', 'PT0.5S', 'PT90M', 'P400D'];

function onTheCalendar(instant: string, iso: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).add(Temporal.Duration.from(iso)).toInstant().toString({ fractionalSecondDigits: 3 });
}

describe('an instant later by a duration', () => {
  test('is what the calendar of the zone says, wherever the clock is changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800_000, max: 1_924_905_600_000 }), fc.constantFrom(...DURATIONS), fc.constantFrom(...ZONES), (ms, iso, zone) => {
        const instant = new Date(ms).toISOString();
        expect([instant, iso, zone, later(instant, iso, zone)]).toEqual([instant, iso, zone, onTheCalendar(instant, iso, zone)]);
      }),
      { numRuns: 1_500 },
    );
  });

  test('is so in every hour around a change of the clock', () => {
    for (const change of ['2026-03-29', '2026-10-25']) {
      for (let hour = -72; hour < 48; hour += 1) {
        const instant = new Date(Date.parse(`${change}T00:30:00.000Z`) + hour * 3_600_000).toISOString();
        for (const iso of ['P1D', 'P2D', 'P1DT1H', 'PT24H']) expect([instant, later(instant, iso, 'Europe/Berlin')]).toEqual([instant, onTheCalendar(instant, iso, 'Europe/Berlin')]);
      }
    }
  });
});
