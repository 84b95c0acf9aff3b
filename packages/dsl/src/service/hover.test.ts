import { describe, expect, it, test } from 'vitest';
import { open, service } from './harness.js';

const hovered = (fixture: string, locale: 'en' | 'zh-CN' = 'en'): string => {
  const { workspace, file, offset } = open(fixture, { locale });
  return service.hover(workspace, file, offset)?.markdown ?? '';
};

describe('hover', () => {
  test('tells a metric’s names, type, purpose and definition', () => {
    const text = hovered('人群 a = 消费<|>金额 > 3', 'zh-CN');
    expect(text).toContain('**M** 消费金额 · 指标 · 金额');
    expect(text).toContain('一年里花了多少');
    expect(text).toContain('metric M 消费金额 = sum(order.amount in last 365d)');
  });

  it.each([
    ['segment a = ci<|>ty = b', ['field of the customer', 'text', 'profile dimension: 地理']],
    ['segment a = level = 银<|>', ['value', '2 of 3', '等级']],
    ['segment a = tag 等级评定 = 黄金<|>', ['value of a tag', '1 of 2', '黄金 when M >= top20%']],
    ['segment a = did or<|>der', ['event', '实付']],
    ['metric a = sum(order.amo<|>unt)', ['field of an event', 'money', '订单']],
    ['metric a = max(order.a<|>t)', ['time of an event', 'point in time', 'when the event happened']],
    ['segment a = tag 口<|>味 has 辣', ['many values', '辣']],
    ['segment a = city in 节<|>日城市', ['2 values', 'cities.csv']],
    ['segment a = d<|>id order', ['做过', 'did', 'event happened']],
    ['segment a = M >= top<|>20%', ['前', 'top', 'rank']],
  ])('%s', (fixture, parts) => {
    const text = hovered(fixture);
    for (const part of parts) expect(text).toContain(part);
  });

  test('explains what was found there', () => {
    const text = hovered('segment a = nosuch<|>name > 3');
    expect(text).toContain('**unknown-name**');
    expect(text).toContain('Write for instance');
  });

  test('is silent in comments and between words', () => {
    expect(hovered('// did<|>')).toBe('');
    expect(hovered('segment a = F > 3\n\n<|>\n')).toBe('');
  });
});

describe('signature help', () => {
  const signature = (fixture: string): string | undefined => {
    const { workspace, file, offset } = open(fixture);
    const help = service.signatureHelp(workspace, file, offset);
    if (help === undefined) return undefined;
    const active = help.parameters[help.active]?.span;
    return `${help.label} ${active === undefined ? '' : help.label.slice(active.start, active.end)}`;
  };

  it.each([
    ['segment a = distance(<|>', 'distance(point, lat, lng) point'],
    ['segment a = distance(location, 3, <|>', 'distance(point, lat, lng) lng'],
    ['segment a = distance(location, abs(<|>', 'abs(number) number'],
    ['segment a = distance(location, abs(3), <|>4)', 'distance(point, lat, lng) lng'],
    ['metric a = sum(order.amount where (category = b<|>', 'sum(event.field) event.field'],
    ['人群 a = 距离（位置，<|>', '距离(point, lat, lng) lat'],
  ])('%s', (fixture, shown) => expect(signature(fixture)).toBe(shown));

  test('nothing outside of parentheses', () => {
    expect(signature('segment a = abs(3) <|>')).toBeUndefined();
    expect(signature('segment a = (<|>')).toBeUndefined();
  });
});
