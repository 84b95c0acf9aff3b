import { expect, it } from 'vitest';
import { localInstant } from './local-instant.js';

const NOON = Date.UTC(2026, 5, 1, 4);

it.each([
  [NOON, 'Asia/Shanghai', '2026-06-01 12:00'],
  [NOON, 'America/New_York', '2026-06-01 00:00'],
  [NOON + 7000, 'Asia/Shanghai', '2026-06-01 12:00:07'],
  [NOON + 1, 'UTC', '2026-06-01 04:00:00.001'],
  [-1, 'UTC', '1969-12-31 23:59:59.999'],
])('tells %i in %s as %s', (instant, zone, told) => {
  expect(localInstant(instant, zone)).toBe(told);
});
