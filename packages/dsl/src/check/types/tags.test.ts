import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('tags in conditions', () => {
  it('are asked for the values that they declare', () => {
    expectMarks(`
  tag 等 ordered { 金 when M > 3  银 when M > 2 }
  tag 味 many { 辣 when vip  甜 when F > 2 }
  tag 态 = "是" when vip
  tag 级 { 一 when vip  "60" when F > 3 }
  segment a = tag 等 = 金 and tag 等 >= 银 and tag 等 in (金, 银) and tag 等 != 银
  segment b = tag 等 = 铁
  //                   ^^ undeclared-value
  segment c = tag 级 >= 一
  //          ^^^^^^^^^^^^ tag-not-ordered
  segment d = tag 味 = 辣
  //          ^^^^^^^^^^^ many-needs-has
  segment e = tag 味 has 辣 and tag 味 has any of (辣, 甜)
  segment f = tag 等 has 金
  //          ^^^^^^^^^^^^^ exclusive-needs-equals
  segment g = tag 态 = 是
  //                   ^^ literal-needs-quotes
  segment h = tag 级 = 60
  //                   ^^ literal-needs-quotes
  segment i = tag 等 = M + 1
  //                   ^^^^^ tag-needs-value
  segment j = tag 等 >= top20%
  //                    ^^^^^^ tag-needs-value
  segment k = tag 等级制 = 金
  //              ^^^^^^ unknown-name
  segment l = tag M = 金
  //              ^ wrong-thing
  segment m = tag 等 in 节日城市
  //                    ^^^^^^^^ tag-needs-value
  segment n = in segment 北京
  //                     ^^^^ unknown-name
`);
  });

  it.each([['tag 味 = 辣\ntag 味 many { 辣 when vip }', 'tag 味 has 辣\ntag 味 many { 辣 when vip }']])(
    'is mended: %s',
    (before, after) => {
      expect(fixed(`segment a = ${before}`, 'many-needs-has')).toBe(`segment a = ${after}`);
    },
  );

  it.each([['tag 态 = 是\ntag 态 = "是" when vip', 'tag 态 = "是"\ntag 态 = "是" when vip']])(
    'is mended: %s',
    (before, after) => {
      expect(fixed(`segment a = ${before}`, 'literal-needs-quotes')).toBe(`segment a = ${after}`);
    },
  );
});
