import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a rank', () => {
  it('takes in somebody, and not more than everybody', () => {
    expectMarks(`
  segment a = M >= top0%
  //               ^^^^^ rank-out-of-range
  segment b = M >= top100%
  segment c = M >= top101%
  //               ^^^^^^^ rank-out-of-range
  segment d = M >= bottom0.5%
  segment k = M >= top0.0000001%
  //               ^^^^^^^^^^^^^ number-too-fine
  segment e = M >= p0
  //               ^^ rank-out-of-range
  segment f = M >= p100
  segment g = M >= top 0
  //               ^^^^^ rank-out-of-range
  segment h = M >= top 1
  segment i = M >= average
  segment j = M >= median
`);
  });
});
