import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { answersAsked, fieldsRead } from './fields-read.js';
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
});
