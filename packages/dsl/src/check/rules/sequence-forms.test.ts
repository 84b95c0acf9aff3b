import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('a sequence', () => {
  it('takes neither a number of times nor a habit', () => {
    expectMarks(`
  segment a = did view at least 3 times then order
  //                   ^^^^^^^^^^^^^^^^ times-with-steps
  segment b = did view then order in each of last 3 weeks
  //                              ^^^^^^^^^^^^^^^^^^^^^^^ habit-with-steps
  segment c = did view then order within 1d in last 30d
`);
  });

  it.each([['did view at least 3 times then order', 'did view  then order']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'times-with-steps')).toBe(`segment a = ${after}`);
  });
});
