import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DAY_MS, midnight, parseLocal, shiftInstant, zoneOffsets } from '../../plan/semantics/index.js';
import { shiftedOn } from './calendar-shift.js';
import { text } from './fragments.js';
import { sqlite } from './sqlite.js';

const database = new Sqlite(':memory:');
const EVER = { after: -Infinity, until: Infinity };

/** What SQLite moves instants to. */
const shifted = (instants: readonly number[], months: number, zone: string, range = EVER): number[] => {
  const clock = { zone, offsets: zoneOffsets(zone), range };
  const moved = shiftedOn(sqlite, sql`event.value`, months, clock);
  const { sql: statement, parameters } = sqlite.compile(
    sql`select ${moved} as moved from json_each(${text(JSON.stringify(instants))}) as event`,
  );
  return database
    .prepare<unknown[], { moved: number }>(statement)
    .all(...parameters)
    .map((row) => row.moved);
};
const expected = (instants: readonly number[], months: number, zone: string): number[] =>
  instants.map((at) => shiftInstant(at, { unit: 'months', months }, 'on', zone));

/** Clocks that go by an hour, by half an hour, by two; at midnight; twice a year around Ramadan; over a whole day. */
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/Caracas',
];
const local = (day: string, time: string, zone: string): number => parseLocal(day, time, zone) ?? Number.NaN;

describe('an instant moved on by months', () => {
  it('keeps its time of day over a change of the clocks', () => {
    const zone = 'America/New_York';
    expect(shifted([local('2026-02-10', '10:00', zone)], 2, zone)).toEqual([local('2026-04-10', '10:00', zone)]);
  });

  it('comes to the end of a jump that it would fall into, by an hour or by half of one', () => {
    const york = local('2026-02-08', '02:30', 'America/New_York');
    expect(shifted([york], 1, 'America/New_York')).toEqual([local('2026-03-08', '03:00', 'America/New_York')]);
    const howe = local('2026-09-04', '02:10', 'Australia/Lord_Howe');
    expect(shifted([howe], 1, 'Australia/Lord_Howe')).toEqual([local('2026-10-04', '02:30', 'Australia/Lord_Howe')]);
  });

  it('stands still while the clocks repeat themselves', () => {
    const zone = 'America/New_York';
    // 01:59:59.999 is shown first, then 01:00 again: 5:59:59.999 and 6:00 UTC.
    const [last, again] = [Date.UTC(2026, 10, 1, 6) - 1, Date.UTC(2026, 10, 1, 6)];
    const held = local('2026-12-01', '01:59:59.999', zone);
    expect(shifted([last, again, again + 1_800_000, again + 3_600_000], 1, zone)).toEqual([held, held, held, held + 1]);
  });

  it('comes to the next first where a month is too short, and to 29 February where there is one', () => {
    const at = Date.UTC(2027, 0, 29, 18);
    expect(shifted([at, at + 3 * DAY_MS], 1, 'UTC')).toEqual([Date.UTC(2027, 2, 1), Date.UTC(2027, 2, 1, 18)]);
    expect(shifted([at], 13, 'UTC')).toEqual([Date.UTC(2028, 1, 29, 18)]);
    expect(shifted([Date.UTC(2028, 1, 29, 18)], 12, 'UTC')).toEqual([Date.UTC(2029, 2, 1)]);
  });

  it('is that of the semantics, in every zone and about every change of its clocks', () => {
    const about = (zone: string) => {
      const changes = zoneOffsets(zone).flatMap(({ from }) => (Number.isFinite(from) ? [from] : []));
      const near = fc
        .tuple(fc.constantFrom(0, ...changes), fc.integer({ min: -3 * 3_600_000, max: 3 * 3_600_000 }))
        .map(([change, off]) => change + off);
      // Just about a month before a change, so that it is moved there.
      const before = fc
        .tuple(near, fc.integer({ min: 1, max: 13 }))
        .map(([at, months]) => shiftInstant(at, { unit: 'months', months }, 'back', zone));
      const firsts = fc
        .tuple(fc.integer({ min: -40_000, max: 60_000 }), fc.integer({ min: -2, max: 2 }))
        .map(([day, off]) => midnight(day, zone) + off);
      const any = fc.integer({ min: -8e15, max: 8e15 });
      return fc.array(fc.oneof(near, before, firsts, any), { minLength: 200, maxLength: 200 });
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES).chain((zone) => fc.tuple(fc.constant(zone), about(zone))),
        fc.oneof(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 1200 })),
        ([zone, instants], months) => {
          expect(shifted(instants, months, zone)).toEqual(expected(instants, months, zone));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('needs no more of the clock than the range of instants', () => {
    const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });
    const length = fc.integer({ min: 0, max: 900 * DAY_MS });
    const share = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        instant,
        length,
        share,
        fc.integer({ min: 1, max: 30 }),
        (zone, after, span, shares, months) => {
          const instants = [after + 1, after + 1 + span, ...shares.map((each) => after + 1 + Math.floor(each * span))];
          const range = { after, until: after + 1 + span };
          expect(shifted(instants, months, zone, range)).toEqual(expected(instants, months, zone));
        },
      ),
      { numRuns: 200 },
    );
  });
});
