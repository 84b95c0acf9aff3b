import { expect, it } from 'vitest';
import { readInstant } from './instant.js';

it.each([
  ['2026-06-01T08:30:00+08:00', Date.UTC(2026, 5, 1, 0, 30)],
  ['2026-06-01T08:30:00', Date.UTC(2026, 5, 1, 0, 30)],
  ['2026-06-01', Date.UTC(2026, 4, 31, 16)],
  [1_780_000_000_000, 1_780_000_000_000],
  ['yesterday', undefined],
  ['', undefined],
  [1.5, undefined],
  [Number.NaN, undefined],
  [1e300, undefined],
])('%s', (written, instant) => {
  expect(readInstant(written, 'Asia/Shanghai')).toBe(instant);
});
