import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { localOf, zoneOffsets } from '../../plan/semantics/index.js';
import { localTime } from './calendar.js';
import { integer } from './fragments.js';
import { sqlite } from './sqlite.js';

const database = new Sqlite(':memory:');

/** What SQLite makes of an instant that is known to lie in (after, until]. */
const localIn = (instant: number, zone: string, range: { readonly after: number; readonly until: number }): unknown => {
  const local = localTime(integer(instant), zoneOffsets(zone), range);
  const { sql: statement, parameters } = sqlite.compile(sql`select ${local}`);
  return database
    .prepare(statement)
    .pluck()
    .get(...parameters);
};

/** How many offsets of a zone the expression distinguishes. */
const offsetsWritten = (zone: string, range: { readonly after: number; readonly until: number }): number =>
  sqlite.compile(localTime(sql`x`, zoneOffsets(zone), range)).sql.match(/>=|</gu)?.length ?? 0;

describe.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Apia', 'UTC'])('local time in %s', (zone) => {
  const changes = zoneOffsets(zone)
    .map(({ from }) => from)
    .filter(Number.isFinite);
  const some = changes.filter((_, index) => index < 8 || index > changes.length - 8 || index % 40 === 0);

  it('is right on both sides of each change, however much of time is told to be asked about', () => {
    for (const change of some.length === 0 ? [0] : some) {
      for (const years of [0, 1, 3, 30, Infinity]) {
        const reach = years * 365 * 86_400_000;
        for (const instant of [change - 1, change, change + 1]) {
          // As near to the ends as it may be: behind the one, and at the other.
          for (const range of [
            { after: instant - 1, until: instant + reach },
            { after: instant - 1 - reach, until: instant },
            { after: -Infinity, until: instant },
          ]) {
            expect([instant, range, localIn(instant, zone, range)]).toEqual([instant, range, localOf(instant, zone)]);
          }
        }
      }
    }
  });

  it('asks for no change where none lies in between', () => {
    for (const change of some) {
      expect(offsetsWritten(zone, { after: change, until: change + 9 })).toBe(0);
      expect(offsetsWritten(zone, { after: change - 2, until: change - 1 })).toBe(0);
      expect(offsetsWritten(zone, { after: change - 2, until: change })).toBe(1);
    }
  });
});
