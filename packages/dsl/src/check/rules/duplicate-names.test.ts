import { describe, expect, it } from 'vitest';
import { checkTexts, expectMarks } from '../harness.js';

describe('a name', () => {
  it('is given once in a book, and once in an event', () => {
    expectMarks(`
  metric R = count(order)
  //     ^ duplicate-name
  segment 北京人 = 城市 = 北京
  metric 北京人 = count(view)
  //     ^^^^^^ duplicate-name
  event 退款 refund { reason: text  reason: text  at: time  城市 town: text }
  //                                ^^^^^^ duplicate-name
  //                                              ^^ reserved-field
  customer { extra: text }
//^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-declaration
`);
  });

  it('points at the first place, in whatever file', () => {
    const { diagnostics } = checkTexts({
      'a.tag': 'timezone "UTC"\nsegment a = did order\nevent order { }',
      'b.tag': 'event a { }\nmetric a = count(order)',
    });
    expect(diagnostics.filter(({ code }) => code === 'duplicate-name')).toMatchObject([
      { file: 'b.tag', related: [{ file: 'a.tag' }, { file: 'b.tag' }] },
    ]);
  });
});
