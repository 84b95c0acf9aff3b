import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('yearly dates', () => {
  it('are asked only whether they lie in a window', () => {
    expectMarks(`
  segment a = anniversary(birthday) within next 30d and anniversary(joined) today and anniversary(birthday) on 7d ago
  segment b = anniversary(birthday) > 2026-01-01
  //          ^^^^^^^^^^^^^^^^^^^^^ anniversary-needs-window
  segment c = anniversary(M) today
  //                      ^ wrong-argument
  segment d = anniversary(joined)
  //          ^^^^^^^^^^^^^^^^^^^ anniversary-needs-window
  metric e = anniversary(birthday)
  //         ^^^^^^^^^^^^^^^^^^^^^ anniversary-needs-window
  segment f = anniversary(birthday, joined) today
  //          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-argument-count
  segment g = anniversary(anniversary(birthday)) today
  //                      ^^^^^^^^^^^^^^^^^^^^^ anniversary-needs-window
  segment h = did order where anniversary(delivered) today
  segment j = anniversary(birthday within next 7d)
  //          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ anniversary-needs-window
  segment i = anniversary(birthday) within next 12h
  //                                            ^^^ clock-span-on-date
`);
  });
});
