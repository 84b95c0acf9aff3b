import { expect, it } from 'vitest';
import { dayOf, endOfDay } from './end-of-day.js';

it('is where the next day begins, in the zone of the book', () => {
  expect(endOfDay('2026-07-01', 'Asia/Shanghai')).toBe('2026-07-01T16:00:00Z');
  // Clocks are put forward in the night: the day has 23 hours.
  expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T22:00:00Z');
  expect(endOfDay('2026-12-31', 'UTC')).toBe('2027-01-01T00:00:00Z');
});

it('is the day after the one that an instant is in', () => {
  expect([dayOf('2026-07-01T16:00:00Z', 'Asia/Shanghai'), dayOf('2026-07-01T16:00:00Z', 'UTC')]).toEqual([
    '2026-07-02',
    '2026-07-01',
  ]);
});
