import { expect, it } from 'vitest';
import { dateReader } from './date.js';
import { outcomeOf } from './harness.js';

it.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['2026-03-01', 20_513],
  ['2024-02-29', 19_782],
  [' 2024-02-29 ', 19_782],
  ['2026-02-29', 'no-such-date'],
  ['2026-13-01', 'no-such-date'],
  ['2026-00-10', 'no-such-date'],
  ['2026-04-31', 'no-such-date'],
  ['2026-3-1', 'not-a-date'],
  ['2026/03/01', 'not-a-date'],
  ['01-03-2026', 'not-a-date'],
  ['2026-03-01T00:00:00', 'not-a-date'],
  ['20260301', 'not-a-date'],
])('%s is %s', (text, outcome) => expect(outcomeOf(dateReader, text)).toBe(outcome));
