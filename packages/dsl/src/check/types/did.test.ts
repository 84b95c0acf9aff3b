import { describe, expect, it } from 'vitest';
import { checkTexts, expectMarks, fixed, SHOP } from '../harness.js';

describe('sequences', () => {
  it('let a later step see the earlier ones that happened, by their names', () => {
    expectMarks(`
  segment a = did view as v then not order where category = v.item within 7d in last 14d
  segment b = did view then order where category = v.item
  //                                               ^ unknown-name
  segment c = did view as v then order where category = v
  //                                                    ^ alias-as-value
  segment d = did view as v then order where channel = v
  //                                                   ^ alias-as-value
  segment e = did view as v then order where category = v.colour
  //                                                      ^^^^^^ unknown-field
  segment f = did view then not order as o within 1d then view where at > o.at
  //                                                                      ^ alias-not-here
  segment g = did view as v then order where amount > avg(order.amount where category = v.item)
  //                                                                                    ^ alias-not-here
  segment h = did view as v then order where amount > sum(v.dwell)
  //                                                      ^ alias-not-here
  segment i = did view as v then order where category = view.item
  //                                                    ^^^^^^^^^ other-event
  segment j = did view then order where category = view.item
  //                                               ^^^^^^^^^ other-event
  segment k = did view as v then view as w where item = v.item then view where item = w.item and page = v.page
  segment l = did odrer as o then view where item = o.category then view within 1d
  //              ^^^^^ unknown-name
`);
  });

  it('know of any event only its time', () => {
    expectMarks(`
  segment a = did any event as y then order where at > y.at + 1h
  segment b = did any event as y then order where category = y.item
  //                                                           ^^^^ unknown-field
  segment c = did view then any event where vip
  //                                        ^^^ any-event-where
  segment d = did view then any event within 1d
`);
  });

  it('name single events and what an aggregate gathers, too', () => {
    expectMarks(`
  segment a = did order as o where o.amount > 100 in last 30d
  metric p = sum(order.amount as o where o.channel = 线上)
  metric q = since last order as o where o.amount > 100
  metric r = count(order as o where o.colour = 3)
  //                                  ^^^^^^ unknown-field
`);
  });

  it('are mended by the name of the step that is meant, or a field of it', () => {
    const whole = 'segment a = did view as v then order where category = v';
    expect(fixed(whole, 'alias-as-value', 1)).toBe(`${whole}.商品`);
    const before = 'segment a = did view as v then order where category = view.item';
    expect(fixed(before, 'other-event')).toBe('segment a = did view as v then order where category = v.item');
  });

  it('say how many steps up a field lies', () => {
    const text =
      'segment a = did view as v then not cart within 1d then view as w then order where v.item = w.item and qty > 1';
    const { book } = checkTexts({ 'shop.tag': `${SHOP}\nevent cart { item: text }`, 'rules.tag': text });
    const ups = [...book.targets.values()].flatMap((target) => (target.kind === 'event-field' ? [target.up ?? 0] : []));
    expect(ups.slice(-3)).toEqual([2, 1, 0]);
  });
});
