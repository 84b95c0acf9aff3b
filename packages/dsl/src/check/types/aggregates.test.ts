import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('aggregates', () => {
  it('are taken over one event and of what can be gathered', () => {
    expectMarks(`
  metric a = sum(M)
  //             ^ aggregate-of-customer
  metric b = sum(收入)
  //             ^^^^ unknown-name
  metric c = sum(年收入)
  //             ^^^^^^ aggregate-of-customer
  metric d = sum(customer.年收入)
  //             ^^^^^^^^^^^^^^^ aggregate-of-customer
  metric e = sum(amount)
  //             ^^^^^^ aggregate-without-event
  metric f = sum(order)
  //         ^^^^^^^^^^ aggregate-needs-field
  metric g = avg(order.category)
  //             ^^^^^^^^^^^^^^ aggregate-wrong-kind
  metric h = count(order.amount) + count(order) + distinct(order.category) + days(order)
  metric i = days(order.amount)
  //              ^^^^^^^^^^^^ aggregate-takes-no-field
  metric j = share(order)
  //         ^^^^^^^^^^^^ share-needs-where
  metric k = share(order.amount where amount > 3)
  //               ^^^^^^^^^^^^ aggregate-takes-no-field
  metric l = sum(order.price * order.qty)
  metric m = sum(order.price * view.dwell)
  //                           ^^^^^^^^^^ other-event
  metric n = min(order.category)
  //             ^^^^^^^^^^^^^^ aggregate-wrong-kind
  metric o = mode(order.channel)
  metric p = max(order)
  metric q = sum(odrer.amount)
  //             ^^^^^ unknown-name
  metric r = sum(order.amuont)
  //                   ^^^^^^ unknown-field
  metric s = sum(order.paid)
  //             ^^^^^^^^^^ aggregate-wrong-kind
  metric t = since last order.delivered
  //                    ^^^^^^^^^^^^^^^ aggregate-takes-no-field
  metric u = count(待召回)
  //               ^^^^^^ wrong-thing
  metric v = mode(order.amount / order.qty)
  //              ^^^^^^^^^^^^^^^^^^^^^^^^ aggregate-wrong-kind
  metric w = sum(order.price * qty where order.qty > 1 and 城市 = 省份 and qty < F)
  //                                                       ^^^^^^^^^^^ where-outside-event
  metric x = sum(price * qty)
  //             ^^^^^^^^^^^ aggregate-without-event
  segment y = amount > 3
  //          ^^^^^^ field-needs-aggregate
  segment z = order.amount > 3
  //          ^^^^^^^^^^^^ field-needs-aggregate
  segment 待召回 = last(order.paid)
  //               ^^^^^^^^^^^^^^^^ value-as-condition
`);
  });

  it.each([['sum(amount) > 3', 'sum(订单.amount) > 3']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'aggregate-without-event')).toBe(`segment a = ${after}`);
  });

  it.each([['order.amount > 3', 'last(order.amount) > 3']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'field-needs-aggregate')).toBe(`segment a = ${after}`);
  });

  it.each([['last(order.paid)', 'last(order.paid) = true']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'value-as-condition')).toBe(`segment a = ${after}`);
  });
});
