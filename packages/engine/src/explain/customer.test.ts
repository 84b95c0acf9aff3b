import { type ConditionSeen, nearestMiss } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, NOW } from '../book.harness.js';
import { explainCustomer } from './customer.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
event view { page: text }
metric R = since last order
metric F = count(order in last 365d)
metric M = sum(order.amount)
tag RFM {
  重要 when R <= 30d and F >= 3 and M >= top50%
  流失 when R > 90d
  一般 otherwise
}
tag 意向 = 茶 on view where page contains "/tea/" expires 3d
segment 关注 = not (tag RFM = 一般) or (city = 北京 and F >= 10)
segment 近久 = R >= top50%
`;
const FACTS = {
  customer: [{ id: 'c1', city: '北京' }, { id: 'c2' }, { id: 'c3' }],
  order: [
    { customer: 'c1', at: NOW - 10 * DAY, amount: 30 },
    { customer: 'c1', at: NOW - 20 * DAY, amount: 12.5 },
    { customer: 'c2', at: NOW - 100 * DAY, amount: 99 },
  ],
  view: [{ customer: 'c1', at: NOW - 2 * DAY, page: '/tea/' }],
};

const explain = async (customer: string) => {
  const { store, plan } = await evaluated(BOOK, FACTS);
  try {
    return await explainCustomer(store, plan, customer);
  } finally {
    await store.close();
  }
};

/** The tree with the plan's nodes drawn as their kinds. */
const drawn = ({ node, truth, left, right, children, ranked, held }: ConditionSeen): unknown => ({
  [node.kind]: truth,
  ...(left === undefined ? {} : { left: left.value }),
  ...(right === undefined ? {} : { right: right.value }),
  ...(ranked === undefined ? {} : { ranked }),
  ...(held === undefined ? {} : { held }),
  ...(children.length === 0 ? {} : { children: children.map(drawn) }),
});

describe('why a customer has a tag', () => {
  it('shows each case with the truth of every condition and the values seen', async () => {
    const [rfm] = (await explain('c1')).tags;
    expect(rfm?.values).toEqual(['一般']);
    expect(rfm?.cases.map(({ condition }) => condition && drawn(condition))).toEqual([
      {
        and: false,
        children: [
          { compare: true, left: 10 * DAY, right: 30 * DAY },
          { compare: false, left: 2, right: 3 },
          { rank: false, left: 4250, right: 9900, ranked: true },
        ],
      },
      { compare: false, left: 10 * DAY, right: 90 * DAY },
    ]);
  });

  it('shows values that are missing', async () => {
    const [rfm] = (await explain('c3')).tags;
    expect(rfm?.cases.map(({ condition }) => condition && drawn(condition))).toEqual([
      {
        and: false,
        children: [
          { compare: false, left: null, right: 30 * DAY },
          { compare: false, left: 0, right: 3 },
          { rank: false, left: 0, right: 9900, ranked: false },
        ],
      },
      { compare: false, left: null, right: 90 * DAY },
    ]);
  });

  it('shows until when an event keeps a value', async () => {
    const [, intent] = (await explain('c1')).tags;
    expect(intent?.values).toEqual(['茶']);
    expect(intent?.cases[0]).toMatchObject({ last: NOW - 2 * DAY, until: NOW + DAY, holds: true });
  });

  it('shows what segments rest on, and recencies as recencies', async () => {
    const [listed, longAgo] = (await explain('c2')).segments;
    expect(listed && drawn(listed.condition)).toEqual({
      or: true,
      children: [
        { not: true, children: [{ tag: false, held: ['流失'] }] },
        {
          and: false,
          children: [
            { compare: false, left: null, right: '北京' },
            { compare: false, left: 1, right: 10 },
          ],
        },
      ],
    });
    expect(longAgo && drawn(longAgo.condition)).toEqual({
      rank: true,
      left: 100 * DAY,
      right: 100 * DAY,
      ranked: true,
    });
  });

  it('gives the metrics', async () => {
    expect((await explain('c1')).metrics.map(({ metric, seen }) => [metric.names[0], seen.value])).toEqual([
      ['F', 2],
      ['M', 4250],
      ['R', 10 * DAY],
    ]);
  });

  it('says so when there is no such customer', async () => {
    await expect(explain('nobody')).rejects.toThrow(/no customer `nobody`/);
  });
});

describe('the nearest miss', () => {
  it('is all that an `and` lacks, with how far each is away', async () => {
    const condition = (await explain('c1')).tags[0]?.cases[0]?.condition;
    const misses = condition === undefined ? [] : nearestMiss(condition);
    expect(misses.map(({ leaf, wanted, distance }) => [leaf.node.kind, wanted, distance])).toEqual([
      ['compare', true, 1],
      ['rank', true, 56.5],
    ]);
  });

  it('is the easiest part of an `or`', async () => {
    const condition = (await explain('c1')).segments[0]?.condition;
    const misses = condition === undefined ? [] : nearestMiss(condition);
    expect(misses.map(({ leaf, wanted }) => [leaf.node.kind, wanted])).toEqual([['tag', false]]);
  });

  it('is nothing where the condition holds', async () => {
    const condition = (await explain('c2')).segments[0]?.condition;
    expect(condition && nearestMiss(condition)).toEqual([]);
  });
});
