import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('expires', () => {
  it('is refused after what stays true for ever', () => {
    expectMarks(`
  metric 首单 = since first order
  tag 甲 {
    a when did order expires 30d
  //       ^^^^^^^^^ never-false-again
    b when did order where amount > 100 expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-false-again
    c when count(order) >= 3 expires 30d
  //       ^^^^^^^^^^^^^^^^^ never-false-again
    d when did order at least 2 times and did view expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-false-again
    e when 首单 > 30d expires 30d
  //       ^^^^^^^^^^ never-false-again
    f when max(order.amount) > 1000 expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^^^^^ never-false-again
    g when last(order) is known expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^ never-false-again
    h when did order from 2026-11-01 to 2026-11-11 expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-false-again
    i when did order before 30d ago expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^^^^^ never-false-again
    j when 3 <= distinct(order.category) expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-false-again
  }
`);
  });

  it('is refused after a sequence that nothing can undo', () => {
    expectMarks(`
  tag 丙 {
    a when did view then order within 1d expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-false-again
    b when did view then not order within 1d expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-false-again
    c when did view then not order expires 30d
    d when did view as v then order where category = v.item expires 30d
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-false-again
    e when did view then order where amount > 客单价 expires 30d
    f when did order in each of last 3 weeks expires 30d
    g when 城市 = 北京 for at least 7d expires 30d
  }
`);
  });

  it('is accepted after what may end', () => {
    expectMarks(`
  tag 乙 {
    a when did order in last 30d expires 30d
    b when R > 90d expires 30d
    c when sum(order.amount) > 100 expires 30d
    d when did order and vip expires 30d
    e when did order where amount > 客单价 expires 30d
    f when did order at most 3 times expires 30d
    g when count(order) < 3 expires 30d
    h when count(order) = 3 expires 30d
    i when last(order.amount) is known expires 30d
    j when not did order expires 30d
    k when count(order) >= F expires 30d
    l when min(order.amount) >= 5 expires 30d
    m when overall count(order) > 5 expires 30d
    n when did order where hour(at) > 5 expires 30d
  }
`);
  });

  it('has two ways out: the event itself, or a window', () => {
    expect(fixed('tag 甲 = a when did order expires 30d', 'never-false-again', 0)).toBe(
      'tag 甲 = a on order expires 30d',
    );
    expect(fixed('tag 甲 = a when did order expires 30d', 'never-false-again', 1)).toBe(
      'tag 甲 = a when did order in last 30d',
    );
    expect(fixed('标签 甲 = a 当 做过 订单 有效期 30天', 'never-false-again', 0)).toBe(
      '标签 甲 = a 每当 订单 有效期 30天',
    );
    expect(fixed('标签 甲 = a 当 做过 订单 有效期 30天', 'never-false-again', 1)).toBe(
      '标签 甲 = a 当 做过 订单 近30天',
    );
  });
});
