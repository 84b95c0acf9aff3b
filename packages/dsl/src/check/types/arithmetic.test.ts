import { describe, expect, it } from 'vitest';
import { checkTexts, expectMarks, SHOP } from '../harness.js';

describe('arithmetic', () => {
  it('keeps amounts, lengths and numbers apart', () => {
    expectMarks(`
  metric a = M + 100
  metric b = M + F
  //         ^^^^^ wrong-operands
  metric c = M * M
  //         ^^^^^ wrong-operands
  metric d = M * 20% + M / F - M * F
  metric e = 1 / M
  //         ^^^^^ wrong-operands
  metric f = R + 30d - R * 2 + R / 2
  metric g = R / 1d + M / M
  metric h = last(order) - first(order)
  metric i = joined + 30d
  metric j = joined + 30
  //         ^^^^^^^^^^^ wrong-operands
  metric k = joined + joined
  //         ^^^^^^^^^^^^^^^ wrong-operands
  metric l = 姓名 + 1
  //         ^^^^^^^^ wrong-operands
  metric m = -M
  metric n = -姓名
  //         ^^^^^ wrong-operand
  metric o = 3.1234567
  //         ^^^^^^^^^ number-too-fine
  metric p = 100000000亿
  //         ^^^^^^^^^^^ number-too-large
  metric q = 3mo * 2
  //         ^^^ calendar-span
  metric r = vip + 1
  //         ^^^^^^^ wrong-operands
`);
  });

  it('has the scale that its operands give it', () => {
    const types = (expr: string) => {
      const { book } = checkTexts({ 'shop.tag': SHOP, 'rules.tag': `metric x = ${expr}` });
      const metric = book.metrics.at(-1);
      return metric === undefined ? undefined : book.types.get(metric.value);
    };
    expect(types('M + 0.001')).toEqual({ kind: 'money', form: { exact: 3 } });
    expect(types('M * 1.5')).toEqual({ kind: 'money', form: { exact: 3 } });
    expect(types('M * 积分')).toEqual({ kind: 'money', form: { exact: 8 } });
    expect(types('M * 积分 * 0.5')).toEqual({ kind: 'money', form: 'real' });
    expect(types('M * 20%')).toEqual({ kind: 'money', form: { exact: 3 } });
    expect(types('F * 1.5万')).toEqual({ kind: 'number', form: { exact: 0 } });
    expect(types('M / F')).toEqual({ kind: 'money', form: 'real' });
    expect(types('M / M')).toEqual({ kind: 'number', form: 'real' });
    expect(types('R / 2')).toEqual({ kind: 'duration', form: 'real' });
    expect(types('round(M / F)')).toEqual({ kind: 'money', form: { exact: 0 } });
    expect(types('least(M, 100, 客单价)')).toEqual({ kind: 'money', form: 'real' });
    expect(types('sum(order.amount / order.qty)')).toEqual({ kind: 'money', form: { exact: 6 } });
    expect(types('avg(order.amount)')).toEqual({ kind: 'money', form: 'real' });
    expect(types('joined + 30d')).toEqual({ kind: 'time' });
  });
});
