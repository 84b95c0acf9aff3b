import { describe, expect, it } from 'vitest';
import { planOf } from '../book.harness.js';
import { partOf, restsOn } from './plan-part.js';

const plan = planOf(`
timezone "UTC"
customer { city: text  stage: one of 试用, 正式  birthday: date }
event view { item: text }
event cart { item: text }
event order { amount: money }
event visit { page: text }
metric M = sum(order.amount)
tag VIP = 贵宾 when M >= top20% among (city = 北京)
tag 常客 = 熟 when did visit in last 7d
segment 稳定 = tag VIP = 贵宾 for at least 7d
segment 转正 = stage changed in last 7d
segment 意向 = did view as v then cart where item = v.item within 1d
segment 生日 = anniversary(birthday) today`);

const segment = (name: string) => {
  const found = plan.segments.find(({ names }) => names[0] === name);
  if (found === undefined) throw new Error(name);
  return found.id;
};
const named = (items: readonly { readonly names: readonly string[] }[]) => items.map(({ names }) => names[0]);

describe('the part of a plan that something rests on', () => {
  it('goes through histories, tags, ranks and their populations, down to columns', () => {
    const part = partOf(plan, [segment('稳定')]);
    expect(named(part.tags)).toEqual(['VIP']);
    expect([part.histories.length, part.ranks.length, named(part.segments)]).toEqual([1, 1, ['稳定']]);
    expect(part.columns.every(({ event }) => event === 'order')).toBe(true);
    expect(named(part.catalog.events)).toEqual(['order']);
    expect([...restsOn(plan, [segment('稳定')]).fields]).toEqual(['city']);
  });

  it('has the events of every step of a sequence', () => {
    expect(named(partOf(plan, [segment('意向')]).catalog.events)).toEqual(['view', 'cart']);
  });

  it('knows the field that a history is of', () => {
    expect([...restsOn(plan, [segment('转正')]).fields]).toEqual(['stage']);
    expect([...restsOn(plan, [segment('生日')]).fields]).toEqual(['birthday']);
    expect(named(partOf(plan, [segment('生日')]).catalog.events)).toEqual([]);
  });
});
