import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { PlanTag } from '../../plan/index.js';
import { parseLocal } from '../../plan/semantics/index.js';
import { tagValues } from './choices.js';
import { emptyPlan } from './emit.harness.js';
import { list, text } from './fragments.js';
import { scopeOf } from './scope.js';
import { sqlite } from './sqlite.js';

const ZONE = 'America/New_York';
const local = (day: string, time: string): number => parseLocal(day, time, ZONE) ?? Number.NaN;

const tag = (more: Partial<PlanTag> = {}): PlanTag => ({
  id: 't0',
  names: ['风险', 'risk'],
  exclusive: true,
  ordered: true,
  manual: true,
  values: ['高', '中', '低'],
  cases: [],
  otherwise: undefined,
  stratum: 0,
  ...more,
});

interface Row {
  readonly value: string;
  readonly from: number;
  readonly until?: number;
  readonly tag?: string;
  readonly customer?: string;
}

/** The tag's answer columns for customer a, as SQLite works them out. */
const answers = (of: PlanTag, rows: readonly Row[], now: number): unknown[] => {
  const database = new Sqlite(':memory:');
  try {
    database.exec('create table tw_hand_set (customer text, tag text, value text, from_at integer, until_at integer)');
    const insert = database.prepare('insert into tw_hand_set values (?, ?, ?, ?, ?)');
    for (const each of rows)
      insert.run(each.customer ?? 'a', each.tag ?? '风险', each.value, each.from, each.until ?? null);
    const scope = { ...scopeOf(emptyPlan(ZONE), now), customerId: text('a') };
    const { sql: statement, parameters } = sqlite.compile(sql`select ${list(tagValues(of, scope))}`);
    return database
      .prepare(statement)
      .raw()
      .get(...parameters) as unknown[];
  } finally {
    database.close();
  }
};

describe('a hand-set value', () => {
  it('holds from its instant until it is taken away, that instant excluded', () => {
    const set = [{ value: '高', from: 10, until: 20 }];
    expect([9, 10, 19, 20].map((now) => answers(tag(), set, now))).toEqual([[null], ['高'], ['高'], [null]]);
    expect(answers(tag(), [{ value: '高', from: 10 }], 1e12)).toEqual(['高']);
  });

  it('is one of its own customer and tag, by any name of the tag, and still declared', () => {
    expect(answers(tag(), [{ value: '高', from: 1, customer: 'b' }], 9)).toEqual([null]);
    expect(answers(tag(), [{ value: '高', from: 1, tag: '等级' }], 9)).toEqual([null]);
    expect(answers(tag(), [{ value: '高', from: 1, tag: 'risk' }], 9)).toEqual(['高']);
    expect(answers(tag(), [{ value: '未知', from: 1 }], 9)).toEqual([null]);
  });

  it('of an exclusive tag is the one set last, and no earlier one comes back', () => {
    const rows = [
      { value: '高', from: 10 },
      { value: '低', from: 20, until: 30 },
    ];
    expect([15, 20, 29, 30].map((now) => answers(tag(), rows, now))).toEqual([['高'], ['低'], ['低'], [null]]);
  });

  it('of several stands by itself', () => {
    const several = tag({ exclusive: false, ordered: false });
    const rows = [
      { value: '低', from: 10 },
      { value: '高', from: 20, until: 30 },
    ];
    expect([9, 20, 30].map((now) => answers(several, rows, now))).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('expires by the calendar of its own instant, at whose end it still holds', () => {
    const year = tag({ handSetFor: { 高: { unit: 'months', months: 12 }, 中: { unit: 'ms', ms: 5 } } });
    const leapDay = [{ value: '高', from: local('2024-02-29', '10:00') }];
    const end = local('2025-03-01', '00:00');
    expect([end, end + 1].map((now) => answers(year, leapDay, now))).toEqual([['高'], [null]]);
    const month = tag({ handSetFor: { 高: { unit: 'months', months: 1 } } });
    // A month later the clocks jump over that time of day, to 3:00.
    const jumped = [{ value: '高', from: local('2026-02-08', '02:30') }];
    const over = local('2026-03-08', '03:00');
    expect([over, over + 1].map((now) => answers(month, jumped, now))).toEqual([['高'], [null]]);
    expect([15, 16].map((now) => answers(year, [{ value: '中', from: 10 }], now))).toEqual([['中'], [null]]);
    expect(answers(year, [{ value: '低', from: 10 }], end)).toEqual(['低']);
  });
});
