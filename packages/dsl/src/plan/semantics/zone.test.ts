import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantOf, isZone, localDay, localOf, midnight, parseLocal, shiftInstant, zoneOffsets } from './zone.js';
import { formatDate } from './civil.js';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'America/Sao_Paulo'];
const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2090, 0, 1) });
const zoned = (instant: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
const HOUR = 3_600_000;
const at = (text: string): number => Temporal.ZonedDateTime.from(text).epochMilliseconds;

describe('the offsets of a zone', () => {
  it('agree with Temporal on both sides of every change', () => {
    for (const zone of ['Europe/London', 'Australia/Lord_Howe']) {
      for (const { from } of zoneOffsets(zone).slice(1)) {
        for (const instant of [from - 1, from]) {
          expect(localOf(instant, zone) - instant).toBe(zoned(instant, zone).offsetNanoseconds / 1_000_000);
        }
      }
    }
  });

  it('are those from 1900 to 2100, of which the first and the last go on for ever', () => {
    const offsets = zoneOffsets('America/New_York');
    expect(offsets[0]).toEqual({ from: -Infinity, offset: -5 * HOUR });
    expect(offsets.at(-1)).toEqual({ from: at('2099-11-01T01:00-05:00[America/New_York]'), offset: -5 * HOUR });
    expect(localOf(Date.UTC(2150, 6, 1), 'America/New_York')).toBe(Date.UTC(2150, 6, 1) - 5 * HOUR);
    // Shanghai had its own sun time until 1901.
    const first = zoneOffsets('Asia/Shanghai')[0];
    expect(first).toEqual({ from: -Infinity, offset: 8 * HOUR + 343_000 });
    expect(localOf(Date.UTC(1800, 0, 1), 'Asia/Shanghai')).toBe(Date.UTC(1800, 0, 1, 8, 5, 43));
    expect(zoneOffsets('UTC')).toEqual([{ from: -Infinity, offset: 0 }]);
  });

  it('differ from one to the next, and are one table for all who ask', () => {
    for (const zone of [...ZONES, 'Africa/Algiers']) {
      const offsets = zoneOffsets(zone);
      expect(offsets.every(({ offset }, index) => offset !== offsets[index + 1]?.offset)).toBe(true);
      expect(Object.isFrozen(offsets)).toBe(true);
      expect(zoneOffsets(zone)).toBe(offsets);
    }
  });
});

describe('local time', () => {
  it('agrees with Temporal at every instant', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const there = zoned(instant, zone);
        expect(localOf(instant, zone)).toBe(instant + there.offsetNanoseconds / 1_000_000);
        expect(formatDate(localDay(instant, zone))).toBe(there.toPlainDate().toString());
        expect(midnight(localDay(instant, zone), zone)).toBe(there.startOfDay().epochMilliseconds);
      }),
    );
  });

  it('reads a wall clock back as the first instant that shows it', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const back = instantOf(localOf(instant, zone), zone);
        expect(back).toBeLessThanOrEqual(instant);
        expect(localOf(back, zone)).toBe(localOf(instant, zone));
      }),
    );
  });

  it('puts a time that the clocks jump over at the end of the jump', () => {
    const jump = at('2026-03-08T03:00-04:00[America/New_York]');
    expect(parseLocal('2026-03-08', '02:30', 'America/New_York')).toBe(jump);
    expect(parseLocal('2026-03-08', '03:00', 'America/New_York')).toBe(jump);
  });

  it('takes the earlier of two instants that show the same time', () => {
    expect(parseLocal('2026-11-01', '01:30', 'America/New_York')).toBe(at('2026-11-01T01:30-04:00[America/New_York]'));
    // The clocks never show 2:00 the first time: at that instant they go back to 1:00.
    expect(parseLocal('2026-11-01', '02:00', 'America/New_York')).toBe(at('2026-11-01T02:00-05:00[America/New_York]'));
  });

  it('starts a day after midnight where midnight does not exist', () => {
    const day = localDay(at('2018-11-04T12:00-02:00[America/Sao_Paulo]'), 'America/Sao_Paulo');
    expect(midnight(day, 'America/Sao_Paulo')).toBe(at('2018-11-04T01:00-02:00[America/Sao_Paulo]'));
  });

  it('refuses what is no date or no time of day', () => {
    for (const [date, time] of [
      ['2026-02-30', '10:00'],
      ['2026-02-01', '24:00'],
      ['2026-02-01', '10:60'],
      ['2026-02-01', '10:00:60'],
      ['2026-02-01', '1:00'],
      ['2026-02-01', '10:0'],
      ['2026-02-01', '10:00:0'],
      ['2026-02-01', '10:00:00.'],
      ['2026-02-01', '10:00:00.1234567891'],
      ['2026-02-01', '10:00.5'],
      ['2026-02-01', '110:00'],
      ['2026-02-01', '10:00 PM'],
      ['2026-02-01', ''],
    ] as const) {
      expect(parseLocal(date, time, 'UTC'), `${date} ${time}`).toBeUndefined();
    }
  });

  it('reads a time of day to the millisecond', () => {
    const read = (time: string): number | undefined => parseLocal('2026-02-01', time, 'UTC');
    expect(read('00:00')).toBe(Date.UTC(2026, 1, 1));
    expect(read('23:59:59')).toBe(Date.UTC(2026, 1, 1, 23, 59, 59));
    expect(read('10:20:30.1239')).toBe(Date.UTC(2026, 1, 1, 10, 20, 30, 123));
    expect(read('10:20:30,5')).toBe(Date.UTC(2026, 1, 1, 10, 20, 30, 500));
    expect(read('10:20:30.012345678')).toBe(Date.UTC(2026, 1, 1, 10, 20, 30, 12));
  });

  it('has neither a first nor a last moment', () => {
    expect([-Infinity, Infinity].map((local) => instantOf(local, 'America/New_York'))).toEqual([-Infinity, Infinity]);
  });

  it('knows time zones by name', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('Asia/Shangai')).toBe(false);
    expect(isZone('')).toBe(false);
  });
});

describe('moving now', () => {
  const months = (count: number) => ({ unit: 'months' as const, months: count });

  it('keeps the time of day over a daylight-saving change', () => {
    expect(shiftInstant(at('2026-04-01T10:00-04:00[America/New_York]'), months(2), 'back', 'America/New_York')).toBe(
      at('2026-02-01T10:00-05:00[America/New_York]'),
    );
  });

  it('makes a date that does not exist the first midnight of the next month', () => {
    expect(shiftInstant(Date.UTC(2026, 2, 29, 23), months(1), 'back', 'UTC')).toBe(Date.UTC(2026, 2, 1));
    expect(shiftInstant(Date.UTC(2026, 2, 30), months(1), 'back', 'UTC')).toBe(Date.UTC(2026, 2, 1));
    expect(shiftInstant(Date.UTC(2024, 1, 29, 8), months(12), 'on', 'UTC')).toBe(Date.UTC(2025, 2, 1));
  });

  it('stands still while the clocks repeat an hour', () => {
    const first = at('2026-11-01T01:59-04:00[America/New_York]');
    const again = at('2026-11-01T01:00-05:00[America/New_York]');
    const move = (now: number): number => shiftInstant(now, months(1), 'back', 'America/New_York');
    expect(move(again)).toBeGreaterThanOrEqual(move(first));
    expect(move(again)).toBe(at('2026-10-01T01:59:59.999-04:00[America/New_York]'));
    expect(move(at('2026-11-01T02:00-05:00[America/New_York]'))).toBe(at('2026-10-01T02:00-04:00[America/New_York]'));
  });

  it('adds exact lengths in UTC', () => {
    const span = { unit: 'ms', ms: 24 * HOUR } as const;
    const noon = at('2026-03-07T12:00-05:00[America/New_York]');
    expect(shiftInstant(noon, span, 'on', 'America/New_York')).toBe(noon + 24 * HOUR);
    expect(shiftInstant(noon, span, 'back', 'America/New_York')).toBe(noon - 24 * HOUR);
  });

  it('never gives an earlier result for a later now', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 200_000_000 }),
        zones,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom('back' as const, 'on' as const),
        (now, later, zone, count, direction) => {
          const move = (instant: number): number => shiftInstant(instant, months(count), direction, zone);
          expect(move(now + later)).toBeGreaterThanOrEqual(move(now));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
