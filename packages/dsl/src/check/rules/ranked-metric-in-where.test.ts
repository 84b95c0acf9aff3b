import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('what is asked of an event', () => {
  it('does not rest on score', () => {
    expectMarks(`
  metric 高分 = 评级分 + 1
  segment a = did order where qty > 评级分
  //                                ^^^^^^ ranked-metric-in-where
  segment b = count(order where qty > 高分) > 3
  //                                  ^^^^ ranked-metric-in-where
  segment c = did order where amount > 客单价
  segment d = 评级分 > 3
  segment e = did order where qty > score(F, 5)
  //                                ^^^^^^^^^^^ not-in-where
`);
  });
});
