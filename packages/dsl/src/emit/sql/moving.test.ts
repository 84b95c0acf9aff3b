import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { emptyPlan } from './emit.harness.js';
import { boundTo, EVER, moving, type MovingBounds, spanning, withinTime } from './moving.js';
import { postgres } from './postgres.js';
import { type ScopeOptions, scopeOf } from './scope.js';
import { sqlite } from './sqlite.js';

const DAY = 86_400_000;
const last = (days: number): MovingBounds => ({
  key: `last ${days}`,
  at: (now) => ({ after: now - days * DAY, until: now }),
});
const scope = (options: ScopeOptions = {}) => scopeOf(emptyPlan('UTC'), 100 * DAY + 7, options);
const conditions = (bounds: MovingBounds, given: MovingBounds, options: ScopeOptions = {}) =>
  withinTime(sql.ref('at'), bounds, given, scope(options)).map((each) => sqlite.compile(each));

describe('an instant that follows from now', () => {
  it('is filled in for each now that is asked about', () => {
    const open = sqlite.compile(sql`${moving(scope({ isOpen: true }), 'a day ago', (now) => now - DAY)}`);
    expect(boundTo(open, 3 * DAY)).toEqual({ sql: '?', parameters: [BigInt(2 * DAY)] });
    expect(boundTo(open, 4 * DAY)).toEqual({ sql: '?', parameters: [BigInt(3 * DAY)] });
    const closed = sqlite.compile(sql`${moving(scope(), 'a day ago', (now) => now - DAY)}`);
    expect(closed).toEqual({ sql: '?', parameters: [BigInt(99 * DAY + 7)] });
  });

  it('has one place on PostgreSQL, as equal values have', () => {
    const inside = scope({ isOpen: true, dialect: postgres });
    const each = (key: string) => moving(inside, key, (now) => now);
    const { sql: text, parameters } = postgres.compile(sql`${each('now')} ${each('then')} ${each('now')}`);
    expect([text, parameters.length]).toEqual(['$1::bigint $2::bigint $1::bigint', 2]);
  });
});

describe('bounds that go with now', () => {
  it('are said as far as those around do not say it', () => {
    expect(conditions(last(30), EVER).map((each) => each.sql)).toEqual(['("at" > ?)', '("at" <= ?)']);
    expect(conditions(last(30), last(90)).map((each) => each.sql)).toEqual(['("at" > ?)']);
    expect(conditions(last(90), last(90))).toEqual([]);
  });

  it('are all said where the later of two ends is still open', () => {
    const said = conditions(last(30), spanning([last(30), last(90)]), { isOpen: true });
    expect(said.map((each) => boundTo(each, 100 * DAY).parameters)).toEqual([[BigInt(70 * DAY)], [BigInt(100 * DAY)]]);
  });

  it('span what each of several takes in', () => {
    const both = spanning([last(30), { key: 'ago', at: (now) => ({ after: now - 60 * DAY, until: now - DAY }) }]);
    expect(both.at(100 * DAY)).toEqual({ after: 40 * DAY, until: 100 * DAY });
    expect(spanning([last(30), last(30)]).key).toBe('last 30');
  });
});
