import { expect, test } from 'vitest';
import { calendarUntil, DAY, DAYS } from './calendar.js';
import { END } from './shop.js';

const calendar = calendarUntil(END);
const dayOf = (date: string): number => {
  const day = Array.from({ length: DAYS }, (_, index) => index).find((index) => calendar.date(index) === date);
  if (day === undefined) throw new Error(`${date} is not among the days`);
  return day;
};

test('two years end with the last day, to the second', () => {
  expect(calendar.instant(0)).toBe('2024-07-01T00:00:00+08:00');
  expect(calendar.instant(calendar.lastSecond)).toBe('2026-06-30T23:59:59+08:00');
  expect(calendar.instant(-1)).toBe('2024-06-30T23:59:59+08:00');
  expect(calendar.instant(DAY + 3661)).toBe('2024-07-02T01:01:01+08:00');
});

test('the weeks before a festival belong to its campaign, other weeks to their month', () => {
  expect(calendar.season(dayOf('2025-11-11'))).toMatchObject({ campaign: '双11专场', isSale: true });
  expect(calendar.season(dayOf('2025-10-01'))).toMatchObject({ campaign: '中秋专场', isSale: false });
  expect(calendar.season(dayOf('2026-02-01')).campaign).toBe('年货节专场');
  expect(calendar.season(dayOf('2025-07-20')).campaign).toBe('7月上新');
});

test('trade peaks on a sale, presents are bought before a festival, and couriers rest after it', () => {
  const trade = (date: string): number => calendar.season(dayOf(date)).trade;
  const giving = (date: string): number => calendar.season(dayOf(date)).giving;
  expect(trade('2025-11-11')).toBeGreaterThan(4 * trade('2025-11-18'));
  expect(giving('2025-10-01')).toBeGreaterThan(0.5);
  expect(giving('2025-10-08')).toBe(0);
  expect(trade('2026-02-19')).toBeLessThan(0.5 * trade('2026-02-26'));
});

test('a curve finds the day by which a share of its weight has passed', () => {
  const half = calendar.everyday.dayAt(0.5, 0, DAYS - 1);
  expect(half).toBeGreaterThan(DAYS / 2);
  expect(calendar.everyday.dayAt(0, 100, 200)).toBe(100);
  expect(calendar.everyday.dayAt(0.999999999, 100, 200)).toBe(200);
  expect(calendar.everyday.dayAt(0.5, 7, 7)).toBe(7);
});
