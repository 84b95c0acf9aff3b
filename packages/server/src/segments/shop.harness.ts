import type { Fact } from '@tagwright/engine';
import { NOW, type ServerWanted, testServer } from '../server.harness.js';

export const DAY = 86_400_000;

export const BOOK = `
timezone "Asia/Shanghai"
customer {
  城市 city: text
  收入 income: money
  会员 vip: bool
  位置 place: point
  爱好 hobbies: set of text
  电话 phone: text
}
event order { amount: money }
metric 消费 spent = sum(order.amount)
metric 距今 = since last order
tag 级 grade {
  高 when sum(order.amount) >= 100
  低 when did order
}
segment 买过 bought = did order
segment 北京 = 城市 = 北京
segment 没有 = 城市 = 无
`;

const CITIES = ['北京', '上海', '广州'];

/** Customers c00, c01 …: every third is of the same city, every second ordered, what is the number of the customer. */
export const shopFacts = (count: number): readonly Fact[] =>
  Array.from({ length: count }, (_, index): Fact[] => {
    const id = `c${String(index).padStart(2, '0')}`;
    const customer: Fact = {
      kind: 'customer',
      id,
      fields: {
        城市: CITIES[index % 3] ?? null,
        收入: index % 7 === 0 ? null : index * 10,
        会员: index % 4 === 0,
        电话: `1380000${index}`,
      },
    };
    if (index % 2 === 1) return [customer];
    return [
      customer,
      {
        kind: 'event',
        event: 'order',
        id: `o${index}`,
        customer: id,
        at: NOW - (index + 1) * DAY,
        values: { amount: index * 10 },
      },
    ];
  }).flat();

interface Row {
  readonly name: string;
  readonly value: unknown;
  readonly customer: string;
  readonly since: string;
  readonly values: unknown;
  readonly date: string;
  readonly count: number;
  readonly everyone: number;
  readonly difference: string;
}

interface FeatureRow extends Omit<Row, 'values'> {
  readonly values: readonly Row[];
  readonly buckets: readonly Row[];
  readonly missing: Row;
  readonly together: Row;
  readonly quartiles: { readonly group: unknown; readonly everyone: unknown };
}

/** What any of the answers may have. */
export interface Answer {
  readonly code: string;
  readonly params: unknown;
  readonly count: number | { readonly below: number };
  readonly population: number;
  readonly withheld: boolean;
  readonly next: string | undefined;
  readonly items: readonly Row[];
  readonly features: readonly FeatureRow[];
  readonly tags: readonly FeatureRow[];
  readonly segments: readonly Row[];
  readonly groups: readonly Row[];
  readonly combinations: readonly Row[];
  readonly pairs: readonly unknown[];
}

/** A shop with some customers, and a way to ask it for data. */
export const shop = async (count = 20, config: ServerWanted['config'] = {}) => {
  const server = await testServer({ book: BOOK, facts: shopFacts(count), config });
  const ask = async (path: string, as: Parameters<typeof server.request>[2] = 'viewer') => {
    const response = await server.request(path, {}, as);
    const body = (await response.json()) as Answer;
    return { status: response.status, body };
  };
  return { ...server, ask };
};
