import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('a window', () => {
  it('suits what it is put on', () => {
    expectMarks(`
  segment a = birthday in last 12h
  //                           ^^^ clock-span-on-date
  segment b = birthday in last 12d
  segment c = joined in last 12h
  segment d = birthday between 3d and 30min ago
  //                                  ^^^^^ clock-span-on-date
  segment e = did order tomorrow
  //                    ^^^^^^^^ future-events
  segment f = joined tomorrow
  segment g = did order on 2026-11-11 20:00
  //                       ^^^^^^^^^^^^^^^^ clock-in-on
  segment h = did order on 2026-11-11
`);
  });

  it.each([['did order on 2026-11-11 20:00', 'did order on 2026-11-11']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'clock-in-on')).toBe(`segment a = ${after}`);
  });
});
