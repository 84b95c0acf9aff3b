import { compareText } from '@tagwright/dsl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, NOW } from '../book.harness.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 渠道 channel: one of 门店, 线上   品类 category: text   件数 qty: integer }
metric A = first(order.category)
metric B = last(order.category in last 30d)
metric C = last(order.qty where channel = 线上)
metric D = mode(order.category where qty >= 2)
metric E = mode(order.channel in last 30d)
metric F = last(order.category where category != city)
`;

interface Order {
  readonly id: string;
  readonly at: number;
  readonly channel?: string;
  readonly category?: string;
  readonly qty?: number;
}

/** Few values and few orders, so that some customers have one value, some several, and some orders lack it. */
const orders = fc.array(
  fc.record(
    {
      days: fc.constantFrom(1, 2, 40),
      channel: fc.constantFrom('门店', '线上'),
      category: fc.constantFrom('茶', '酒'),
      qty: fc.constantFrom(1, 2, 3),
    },
    { requiredKeys: ['days'] },
  ),
  { maxLength: 4 },
);

const shop = fc.array(fc.tuple(fc.constantFrom('茶', '酒', undefined), orders), { minLength: 120, maxLength: 120 });

const mode = (
  values: readonly (string | undefined)[],
  inOrder: (a: string, b: string) => number,
): string | undefined => {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, few]) => few - many || inOrder(a, b))[0]?.[0];
};

/** The metrics by their definitions, over orders in the order of time and id. */
const meant = (city: string | undefined, own: readonly Order[]): Record<string, unknown> => {
  const recent = own.filter(({ at }) => at > NOW - 30 * DAY);
  return {
    A: own[0]?.category,
    B: recent.at(-1)?.category,
    C: own.filter(({ channel }) => channel === '线上').at(-1)?.qty,
    D: mode(
      own.filter(({ qty }) => qty !== undefined && qty >= 2).map(({ category }) => category),
      compareText,
    ),
    E: mode(
      recent.map(({ channel }) => channel),
      (a) => (a === '门店' ? -1 : 1),
    ),
    F: own.filter(({ category }) => category === undefined || category !== city).at(-1)?.category,
  };
};

describe('firsts, lasts and modes', () => {
  it('are what their definitions say, whichever way they are found', async () => {
    await fc.assert(
      fc.asyncProperty(shop, async (customers) => {
        const all = customers.map(([city, own], index) => ({
          id: `c${String(index)}`,
          city,
          orders: own
            .map(({ days, ...rest }, nth): Order => ({
              id: `o${String(index)}-${String(nth)}`,
              at: NOW - days * DAY,
              ...rest,
            }))
            .sort((a, b) => a.at - b.at || compareText(a.id, b.id)),
        }));
        const { metric, store } = await evaluated(BOOK, {
          customer: all.map(({ id, city }) => ({ id, ...(city === undefined ? {} : { city }) })),
          order: all.flatMap(({ id, orders: own }) => own.map((order) => ({ customer: id, ...order }))),
        });
        for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) {
          const known = all.flatMap(({ id, city, orders: own }) => {
            const value = meant(city, own)[name];
            return value === undefined ? [] : [[id, value] as const];
          });
          expect({ [name]: await metric(name) }).toEqual({ [name]: Object.fromEntries(known) });
        }
        await store.close();
      }),
      { numRuns: 20 },
    );
  });
});
