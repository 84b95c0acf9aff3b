import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a name of an event', () => {
  it('belongs to nothing else', () => {
    expectMarks(`
  segment a = did view as 订单 then order
  //                      ^^^^ alias-taken
  segment b = did view as M in last 1d
  //                      ^ alias-taken
  segment c = did view as 城市 in last 2d
  //                      ^^^^ alias-taken
  segment d = did view as amount in last 3d
  //                      ^^^^^^ alias-taken
  segment e = did view as "customer" in last 4d
  //                      ^^^^^^^^^^ alias-taken
  segment f = did view as v then order as v within 1d
  //                                      ^ alias-taken
  segment g = did view as v then order as w
  metric h = count(order as F where F.amount > 3)
  //                        ^ alias-taken
  metric i = since last order as 节日城市
  //                             ^^^^^^^^ alias-taken
`);
  });
});
