import type { CustomerFacts, EventFact, Stored } from '../plan/facts.js';
import { DAY_MS } from '../plan/semantics/index.js';

/** The instant at which the tests of advice ask, at local noon. */
export const NOW = Date.UTC(2026, 5, 15, 4);

/** A choice among some things, as a seeded generator makes it. */
export type Pick = <T>(choices: readonly T[]) => T;

/** Mulberry32: small, and good enough to vary customers and rules. */
export const generator = (seed: number): Pick => {
  let state = seed | 0;
  return (choices) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const choice = choices[((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * choices.length) >>> 0];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  };
};

const AGES = [0, 1, 5, 10, 29, 30, 31, 40, 60, 90, 91, 100, 180, 364, 365, 366, 400, 1000];
const AMOUNTS = [0, 100, 500, 1000, 5000, 10_000, 50_000, 100_000, 200_000];

const orderOf = (pick: Pick, index: number): EventFact => ({
  id: `o${index}`,
  at: NOW - pick(AGES) * DAY_MS - pick([0, 0, 1, -1]),
  values: {
    amount: pick([...AMOUNTS, null]),
    category: pick(['茶', '茶具', null]),
    channel: pick(['线上', '门店', null]),
    qty: pick([1, 2, 3]),
    paid: pick([1, 0, null]),
  },
});

/** A customer of the shop with a few orders and views at telling distances. */
export const randomCustomer = (seed: number): CustomerFacts => {
  const pick = generator(seed);
  const field = (values: readonly Stored[]): Stored => pick([...values, null]);
  const orders = Array.from({ length: pick([0, 0, 1, 1, 2, 3, 5]) }, (_, index) => orderOf(pick, index));
  return {
    id: `c${seed}`,
    fields: {
      gender: field(['男', '女']),
      level: field(['金', '银', '铜']),
      birthday: field([-3650, 0, 3650, 7300, 12_000, 18_000]),
      city: field(['北京', '上海', '杭州', '北海']),
      income: field([0, 100_000, 1_000_000, 5_000_000]),
      subscribed: field([1, 0]),
      vip: field([1, 0]),
      joined: field(AGES.map((age) => NOW - age * DAY_MS)),
      points: field([0, 100_000, 500_000, 1_000_000, 5_000_000]),
      channels: field(['["线上"]', '["线上","门店"]']),
    },
    events: {
      order: orders,
      view: Array.from({ length: pick([0, 1, 2]) }, (_, index) => ({
        id: `v${index}`,
        at: NOW - pick(AGES) * DAY_MS,
        values: { page: pick(['/tea/', '/ware/', null]), dwell: pick([1000, 30_000, null]) },
      })),
    },
  };
};

/** A condition on one thing, of the sort that tags are made of. */
export const randomLeaf = (pick: Pick): string => {
  const op = pick(['<', '<=', '>', '>=']);
  const days = pick([5, 30, 30, 90, 90, 365]);
  return pick([
    () => `R ${op} ${days}d`,
    () => `R ${op} ${pick(['1mo', '3mo', '1y'])}`,
    () => `F ${pick([op, '='])} ${pick([0, 1, 2, 3])}`,
    () => `M ${op} ${pick([0, 10, 100, 500, 1000])}`,
    () => `M ${op} ${pick(['top20%', 'top50%', 'bottom20%', 'median', 'top 3', 'average'])}`,
    () => `F ${op} ${pick(['top20%', 'p80', 'bottom50%'])}`,
    () => `客单价 ${op} ${pick([10, 100, 500])}`,
    () => `count(order in last ${days}d) ${pick(['>=', '<', '='])} ${pick([0, 1, 2])}`,
    () => `count(order between 90d and 30d ago) >= ${pick([1, 2])}`,
    () => `sum(order.amount in last ${days}d) ${op} ${pick([0, 100])}`,
    () => `did order in last ${days}d`,
    () => `not did order in last ${days}d`,
    () => `did order before ${days}d ago`,
    () => `did order where amount > ${pick([10, 100])} in last ${days}d`,
    () => `did order where channel = 线上`,
    () => `did order exactly ${pick([1, 2])} times in last ${days}d`,
    () => `share(order where paid) ${op} 50%`,
    () => `distinct(order.category) ${pick(['>=', '='])} ${pick([0, 1, 2])}`,
    () => `城市 ${pick(['=', '!='])} ${pick(['北京', '上海'])}`,
    () => `城市 in ${pick(['节日城市', '(北京, 杭州)'])}`,
    () => `城市 starts with ${pick(['"北"', '"北京"', '"上"'])}`,
    () => `城市 is ${pick(['known', 'missing'])}`,
    () => `R is ${pick(['known', 'missing'])}`,
    () => pick(['vip', 'not vip', '订阅邮件']),
    () => `性别 = ${pick(['男', '女'])}`,
    () => `等级 ${pick(['=', '>=', '<'])} ${pick(['金', '银', '铜'])}`,
    () => `积分 ${op} ${pick([0.5, 1, 5])}`,
    () => `积分 between ${pick([0, 0.1])} and ${pick([0.5, 1])}`,
    () => `joined ${pick(['in last', 'before'])} ${days}d`.replace(/(before .*)$/, '$1 ago'),
    () => `age(生日) ${op} ${pick([18, 30, 50])}`,
    () => `month(生日) in (${pick(['1, 2, 3', '12, 1', '6'])})`,
    () => `生日 ${op} ${pick(['1980-01-01', '2000-01-01'])}`,
    () => `channels has ${pick(['线上', '门店', 'all of (线上, 门店)'])}`,
    () => `M ${op} 客单价`,
    () => `tag 底 = ${pick(['高', '低'])}`,
    () => `in segment 基`,
  ])();
};

/** What the random conditions speak of, beside the shop. */
export const BESIDE = 'tag 底 { 高 when M > 100  低 otherwise }\nsegment 基 = F >= 1 and 城市 is known\n';

export const randomCondition = (pick: Pick): string => {
  const leaf = (): string => `(${randomLeaf(pick)})`;
  return pick([
    leaf,
    () => `${leaf()} and ${leaf()}`,
    () => `${leaf()} and ${leaf()}`,
    () => `${leaf()} and ${leaf()} and ${leaf()}`,
    () => `(${leaf()} or ${leaf()}) and ${leaf()}`,
    () => `${leaf()} or ${leaf()}`,
    () => `not (${leaf()} and ${leaf()})`,
  ])();
};
