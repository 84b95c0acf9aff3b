import { sql } from 'kysely';
import { DAY_MS, type InstantBounds, localOf, shiftInstant, type ZoneOffset } from '../../plan/semantics/index.js';
import { monthIndex, monthStart } from './calendar.js';
import type { Dialect } from './dialect.js';
import { type Sql, written } from './fragments.js';
import { type Step, stepped, stepsWithin } from './steps.js';

/** Where the instants to be moved lie, and by which clock. */
export interface Clock {
  readonly zone: string;
  readonly offsets: readonly ZoneOffset[];
  readonly range: InstantBounds;
}

/**
 * A row's own instant moved on by calendar months: `shiftInstant` of `plan/semantics/zone`, to the bit, in integer
 * arithmetic. What has passed of the local month is put behind the start of the month so many months later, and no
 * further than the start of the one after it: which is where a date that does not exist becomes the next first.
 */
export const shiftedOn = (dialect: Dialect, instant: Sql, months: number, clock: Clock): Sql => {
  const { steady, back } = within(clock, months);
  const [local, month, moved] = [sql`month.local`, sql`month.month`, sql`moved.local`];
  const inLocal = dialect.fenced(sql`select ${stepped(instant, steady)} as local`);
  const inMonth = dialect.fenced(
    sql`select local.local as local, ${monthIndex(sql`local.local`)} as month from ${inLocal} as local`,
  );
  const start = (later: number): Sql =>
    sql`(${monthStart(later === 0 ? month : sql`(${month} + ${written(later)})`)} * ${written(DAY_MS)})`;
  const passed = sql`((${local} - ${start(0)}) + ${start(months)})`;
  const inMoved = dialect.fenced(
    sql`select ${dialect.smallestKnown([passed, start(months + 1)])} as local from ${inMonth} as month`,
  );
  return sql`(select ${stepped(moved, back)} from ${inMoved} as moved)`;
};

/** Only the steps that instants of the range can fall on, and that they can be moved to. */
const within = ({ zone, offsets, range }: Clock, months: number) => {
  const moved = (instant: number): number =>
    Number.isFinite(instant) ? shiftInstant(instant, { unit: 'months', months }, 'on', zone) : instant;
  const local = (instant: number): number => (Number.isFinite(instant) ? localOf(instant, zone) : instant);
  return {
    steady: stepsWithin(steadyTime(offsets), range.after, range.until),
    // A day on either side, for a local time that is no instant's own.
    back: stepsWithin(instantsShown(offsets), local(moved(range.after)) - DAY_MS, local(moved(range.until)) + DAY_MS),
  };
};

/** The local clock, standing still while it repeats what it has shown before. */
const steadyTime = (offsets: readonly ZoneOffset[]): readonly Step[] =>
  offsets.flatMap(({ from, offset }, index): readonly Step[] => {
    const before = offsets[index - 1]?.offset ?? offset;
    if (before <= offset) return [{ from, plus: offset }];
    const shown = from - 1 + before;
    return [
      { from, constant: shown },
      { from: shown - offset, plus: offset },
    ];
  });

/** The first instant that shows a local time, or that comes after it where the clock jumps over it. */
const instantsShown = (offsets: readonly ZoneOffset[]): readonly Step[] =>
  offsets.flatMap(({ from, offset }, index): readonly Step[] => {
    const before = offsets[index - 1]?.offset;
    if (before === undefined) return [{ from, plus: -offset }];
    // Up to here the offset before still shows the time.
    const until = from + before;
    return before < offset
      ? [
          { from: until, constant: from },
          { from: from + offset, plus: -offset },
        ]
      : [{ from: until, plus: -offset }];
  });
