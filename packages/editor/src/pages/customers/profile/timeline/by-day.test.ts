import { expect, it } from 'vitest';
import { byDay } from './by-day.js';

it('cuts at the midnights of whoever looks, and keeps the order', () => {
  const items = ['2026-06-01T16:30:00Z', '2026-06-01T15:30:00Z', '2026-06-01T01:00:00Z'].map((at) => ({ at }));
  expect(byDay(items, 'Asia/Shanghai').map(({ day, items: own }) => [day, own.length])).toEqual([
    ['2026-06-02', 1],
    ['2026-06-01', 2],
  ]);
  expect(byDay([])).toEqual([]);
});
