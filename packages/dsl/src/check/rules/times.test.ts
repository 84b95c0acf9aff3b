import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a number of times', () => {
  it('asks for something', () => {
    expectMarks(`
  segment a = did order at least 0 times in last 30d
  //                    ^^^^^^^^^^^^^^^^ pointless-times
  segment b = did order at least 1 times
  segment c = did order at most 0 times
  segment d = did order exactly 0 times
`);
  });
});
