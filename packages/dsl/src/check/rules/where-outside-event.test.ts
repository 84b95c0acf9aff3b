import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('a condition of a where that names nothing of its event', () => {
  it('is reported, and fields of the event, its time and mixed conditions are not', () => {
    expectMarks(`
  segment a = did order where amount > 5 and 城市 = 北京 in last 30d
  //                                         ^^^^^^^^^^^ where-outside-event
  segment b = count(order where vip) > 3
  //                            ^^^ where-outside-event
  segment c = did order where hour(at) > 5 and (qty > 5 or vip)
  segment d = did order where amount > 客单价 in last 30d
  tag 老客 = 是的 on order where vip expires 30d
`);
  });

  it('is silent about names that nobody knows', () => {
    expectMarks(`
  segment a = did order where amuont > 5
  //                          ^^^^^^ unknown-name
`);
  });

  it('is reported in each step, where an earlier step is another event', () => {
    expectMarks(`
  segment a = did view then order where F > 3
  //                                    ^^^^^ where-outside-event
  segment b = did view as v then order where v.dwell > 30s
  //                                         ^^^^^^^^^^^^^ where-outside-event
  segment c = did view as v then order where category = v.item and vip within 1d
  //                                                               ^^^ where-outside-event
`);
  });

  it.each([
    ['did order where qty > 5 and 城市 = 北京 in last 30d', 'did order where qty > 5 in last 30d and 城市 = 北京'],
    ['did order where vip and amount > 5', 'did order where amount > 5 and vip'],
    ['did order where 城市 = 北京 in last 3d', 'did order in last 3d and 城市 = 北京'],
    ['count(order where vip) > 3', 'count(order) > 3 and vip'],
    ['not did order where qty > 1 and 城市 = 北京', 'not did order where qty > 1 and 城市 = 北京'],
  ])('is moved out of %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'where-outside-event')).toBe(`segment a = ${after}`);
  });
});
