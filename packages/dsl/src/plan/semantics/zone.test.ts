import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantOf, isZone, localDay, localOf, midnight, parseLocal, shiftInstant } from './zone.js';
import { formatDate } from './civil.js';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'America/Sao_Paulo'];
const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2090, 0, 1) });
const zoned = (instant: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
const at = (text: string): number => Temporal.ZonedDateTime.from(text).epochMilliseconds;

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
      ['2026-02-01', ''],
    ] as const) {
      expect(parseLocal(date, time, 'UTC'), `${date} ${time}`).toBeUndefined();
    }
    expect(parseLocal('2026-02-01', '10:00:00.1239', 'UTC')).toBe(Date.UTC(2026, 1, 1, 10, 0, 0, 123));
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
