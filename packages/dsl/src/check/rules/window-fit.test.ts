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

  it('and what looks ahead, or a day back, has its own', () => {
    expectMarks(`
  segment a = joined on 7d ago and birthday on 3mo ago and did order on 1w ago
  segment b = joined on 12h ago
  //                    ^^^ on-ago-needs-days
  segment c = birthday on 1.5d ago
  //                      ^^^^ on-ago-needs-days
  segment d = did order within next 7d
  //                    ^^^^^^^^^^^^^^ future-events
  segment e = joined within next 7d and birthday within next 1mo
  segment f = birthday within next 12h
  //                               ^^^ clock-span-on-date
  segment g = did view then order tomorrow
  //                              ^^^^^^^^ future-events
  segment h = count(order within next 3d) > 2
  //                      ^^^^^^^^^^^^^^ future-events
`);
  });

  it.each([['did order on 2026-11-11 20:00', 'did order on 2026-11-11']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'clock-in-on')).toBe(`segment a = ${after}`);
  });
});
