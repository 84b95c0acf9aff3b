import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { answersAsked, fieldsRead, readsAny } from './fields-read.js';
import type { Plan } from './types.js';

const CATALOG = `
customer { city: text  income: money  phone: text  spot: point  birthday: date }
event order { amount: money  channel: text }
event view { page: text  device: text }
`;

const planOf = (rules: string): Plan => {
  const { plan, diagnostics } = compile({ files: [{ path: 'a.tag', text: CATALOG + rules }] });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

const readBy = (rules: string): string[] => {
  const plan = planOf(rules);
  const { customer, events } = fieldsRead(plan, plan.segments.at(-1));
  return [
    ...[...customer].map((column) => `customer.${column}`),
    ...[...events].flatMap(([table, columns]) => [...columns].map((column) => `${table}.${column}`)),
  ].toSorted();
};

describe('the fields that a part of a plan reads', () => {
  it.each<[string, string[]]>([
    ['segment S = city = "Ulm"', ['customer.city']],
    ['segment S = age(birthday) > 30', ['customer.birthday']],
    ['segment S = did order', []],
    ['segment S = sum(order.amount) > 3', ['order.amount']],
    ['segment S = did order where channel = "ad"', ['order.channel']],
    ['metric M = sum(order.amount)\nsegment S = M > 3', ['order.amount']],
    ['segment S = did view where page = "a" then order where channel = "b" within 1d', ['order.channel', 'view.page']],
    ['metric M = sum(order.amount)\nsegment S = M >= top20% per city', ['customer.city', 'order.amount']],
    ['metric M = sum(order.amount)\nsegment S = M >= top20% among (phone = "1")', ['customer.phone', 'order.amount']],
    ['segment S = income >= average', ['customer.income']],
    ['segment T = income > 3\nsegment S = not in segment T', ['customer.income']],
    ['tag T = a when income > 3\nsegment S = tag T = a', ['customer.income']],
    ['segment S = city changed in last 7d', ['customer.city']],
    ['tag T = a when income > 3\nsegment S = tag T changed in last 7d', ['customer.income']],
    ['segment S = (phone = "1") for at least 7d', ['customer.phone']],
    ['segment S = distance(spot, 31.23, 121.47) < 3km', ['customer.spot']],
    ['segment S = did view as v then order where channel = v.device within 1d', ['order.channel', 'view.device']],
    ['segment S = did view as v then view where page = v.page', ['view.page']],
    [
      'segment S = did view then order as o within 1d then view where page = o.channel within 1d',
      ['order.channel', 'view.page'],
    ],
    ['metric M = sum(order.amount)\nsegment S = score(M, 4) >= 2', ['order.amount']],
    ['segment S = city is missing and not (phone = "1")', ['customer.city', 'customer.phone']],
    ['segment S = count(order where amount > 2 * avg(order.amount)) > 1', ['order.amount']],
  ])('%s', (rules, fields) => {
    expect(readBy(rules)).toEqual(fields);
  });
});

describe('the tags and segments that a part of a plan asks for', () => {
  it('are those that it names, and not what these ask for', () => {
    const plan = planOf(`
tag T = a when city = "Ulm"
segment U = tag T = a
metric M = sum(order.amount)
segment S = in segment U and M >= top20% among (tag T = a)
segment V = in segment U
`);
    const asked = (name: string): string[] => {
      const segment = plan.segments.find(({ names }) => names.includes(name));
      const ids = answersAsked(plan, segment);
      return [...plan.tags, ...plan.segments].filter(({ id }) => ids.has(id)).flatMap(({ names }) => names);
    };
    expect([asked('U'), asked('S'), asked('V')]).toEqual([['T'], ['T', 'U'], ['U']]);
  });

  it('are not fields that are called as ids are, nor only the first ten', () => {
    const many = Array.from({ length: 12 }, (_, index) => `segment A${index} = income > ${index}`).join('\n');
    const plan = compile({
      files: [
        { path: 'a.tag', text: `customer { t0: text  s1: text  income: money }\n${many}\ntag T = a when t0 = "a"` },
      ],
    }).plan as Plan;
    const [tag] = plan.tags;
    expect([...answersAsked(plan, tag)]).toEqual([]);
    for (const { id } of plan.segments) expect([...answersAsked(plan, { kind: 'segment', segment: id })]).toEqual([id]);
  });
});

describe('fields that are read', () => {
  const columns = (customer: readonly string[], order: readonly string[]) => ({
    customer: new Set(customer),
    events: new Map([['order', new Set(order)]]),
  });

  it('are among others where one of them is', () => {
    const others = columns(['city', 'phone'], ['amount']);
    expect(readsAny(columns(['income', 'city'], []), others)).toBe(true);
    expect(readsAny(columns([], ['channel', 'amount']), others)).toBe(true);
    expect(readsAny(columns(['income'], ['channel']), others)).toBe(false);
    expect(readsAny(columns([], []), others)).toBe(false);
    // A column of the customer is not one of an event that is called the same.
    expect(readsAny(columns(['amount'], ['city']), others)).toBe(false);
    expect(readsAny({ customer: new Set(), events: new Map([['view', new Set(['amount'])]]) }, others)).toBe(false);
  });
});
