import { describe, expect, it } from 'vitest';
import { integer } from '../../catalog/types.js';
import type { Column } from '../../plan/index.js';
import { parseLocal } from '../../plan/semantics/index.js';
import type { PlanWindow } from '../../plan/windows.js';
import { countWhere, type Happening, stateOf } from './state.harness.js';

const ZONE = 'America/New_York';
const local = (day: string, time: string): number => parseLocal(day, time, ZONE) ?? Number.NaN;
const orders = (...instants: number[]): Happening[] => instants.map((at) => ({ table: 'order', at }));

/** How many orders there are in each window. */
const counts = (windows: readonly PlanWindow[], happenings: readonly Happening[], now: number): unknown => {
  const columns = windows.map((window, index): Column => ({
    ...countWhere('order', undefined),
    id: `c${index}`,
    window,
    type: integer,
  }));
  return stateOf(columns, happenings, { now, zone: ZONE })['a'];
};

describe('the periods of a habit', () => {
  it('are single calendar months, whole, in local time', () => {
    const months = [1, 2, 3].map((back): PlanWindow => ({ kind: 'nth-unit', back, unit: 'month' }));
    const happened = orders(
      local('2026-04-01', '00:00') - 1,
      local('2026-04-01', '00:00'),
      local('2026-04-30', '23:59:59'),
      local('2026-03-01', '00:00') - 1,
      local('2026-05-01', '00:00'),
    );
    expect(counts(months, happened, local('2026-05-20', '12:00'))).toEqual([2, 1, 1]);
  });

  it('are single days, of 23 and of 25 hours too', () => {
    const days = [1, 2].map((back): PlanWindow => ({ kind: 'nth-unit', back, unit: 'day' }));
    const spring = orders(local('2026-03-08', '00:00'), local('2026-03-08', '23:59'), local('2026-03-07', '23:59'));
    expect(counts(days, spring, local('2026-03-09', '00:00'))).toEqual([2, 1]);
    const autumn = orders(local('2026-11-01', '00:00'), local('2026-11-02', '00:00') - 1);
    expect(counts(days, autumn, local('2026-11-03', '08:00'))).toEqual([0, 2]);
  });

  it('meet without gap or overlap where they roll', () => {
    const now = local('2026-05-31', '10:00');
    const rolling = (index: number): PlanWindow =>
      index === 0
        ? { kind: 'last', span: { unit: 'months', months: 1 } }
        : { kind: 'ago', from: { unit: 'months', months: index + 1 }, to: { unit: 'months', months: index } };
    // A month before 31 May is 1 May (April has no 31st), two months before it 31 March.
    const happened = orders(
      now,
      local('2026-05-01', '00:00') + 1,
      local('2026-05-01', '00:00'),
      local('2026-03-31', '10:00') + 1,
      local('2026-03-31', '10:00'),
    );
    expect(counts([0, 1, 2].map(rolling), happened, now)).toEqual([2, 2, 1]);
  });

  it('are other days than today', () => {
    const now = local('2026-05-20', '12:00');
    const happened = orders(
      local('2026-05-13', '00:00'),
      local('2026-05-14', '00:00') - 1,
      local('2026-05-14', '00:00'),
    );
    expect(
      counts(
        [
          { kind: 'day', offset: -7 },
          { kind: 'day', offset: -6 },
        ],
        happened,
        now,
      ),
    ).toEqual([2, 1]);
  });
});
