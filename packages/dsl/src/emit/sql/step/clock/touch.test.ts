import { describe, expect, it } from 'vitest';
import { NOW, spanMark } from './mark.js';
import { AT_ONCE, delayed, type Touch, UNBOUNDED } from './touch.js';

const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';
const days = (count: number) => spanMark({ unit: 'ms', ms: count * DAY }, 'back', ZONE);
const months = (count: number) => spanMark({ unit: 'months', months: count }, 'back', ZONE);
const joined: Touch = {
  kind: 'crossing',
  source: { kind: 'customer', column: 'joined' },
  mark: NOW,
  sides: ['before'],
  byDate: false,
  lag: AT_ONCE,
};

/** What shows once each of the marks in turn has passed over it. */
const lagOf = (...marks: readonly ReturnType<typeof days>[]) => {
  const touches = marks.reduce<readonly Touch[]>((so, mark) => delayed(so, mark), [joined]);
  return touches.flatMap((touch) => (touch.kind === 'unbounded' ? [] : [touch.lag]))[0] ?? AT_ONCE;
};

describe('what shows later', () => {
  const stretch = { after: 100 * DAY, until: 101 * DAY };

  it.each([
    [[], 0, 0],
    [[days(3)], 3, 2],
    [[days(3), days(10)], 13, 4],
    [[days(3), NOW], 3, 4],
  ])('has happened by its marks before: %#', (marks, back, slack) => {
    const lag = lagOf(...marks);
    expect(lag.of(stretch)).toEqual({
      after: stretch.after - back * DAY - slack,
      until: stretch.until - back * DAY + slack,
    });
    expect(lag).toMatchObject({ steady: back === 0 ? 0 : -back * DAY, slack });
  });

  it.each([[[months(1)]], [[months(1), days(2)]], [[days(2), months(1)]]])(
    'by no steady length where a calendar says how long: %#',
    (marks) => expect(lagOf(...marks).steady).toBe(undefined),
  );

  it('goes by its marks from the last one to the first', () => {
    const now = Date.UTC(2026, 4, 31, 4);
    // A month before 31 May is the first midnight of May; two days before that is 28 April, 16:00 in UTC.
    const { after } = lagOf(days(2), months(1)).of({ after: now, until: now });
    expect(after).toBe(Date.UTC(2026, 3, 28, 16) - 4);
  });

  it('is told apart by its marks', () => {
    const keys = [[], [days(3)], [days(4)], [months(1)], [days(3), days(4)], [days(4), days(3)]].map(
      (marks) => lagOf(...marks).key,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is whatever it was where nobody can say whom the clock touches', () =>
    expect(delayed(UNBOUNDED, days(3))).toEqual(UNBOUNDED));
});
