import { describe, expect, it } from 'vitest';
import { NOW, planOf } from '../../evaluate/harness.js';
import type { Plan } from '../../plan/types.js';
import { answersInJavaScript, Book, type BookAnswers } from './book.harness.js';
import { CATALOG, LISTS, people } from './population.harness.js';

/** What SQLite answers, once it is what JavaScript answers, and every segment has somebody in it but not everybody. */
const expectAgreement = (rules: string, also: (plan: Plan) => Plan = (plan) => plan): BookAnswers => {
  const plan = also(planOf(CATALOG + rules, LISTS));
  const answers = new Book(plan, people, NOW).evaluate(NOW);
  expect(answers).toEqual(answersInJavaScript(plan, people, NOW));
  const everybody = Object.values(answers.customers);
  const idle = plan.segments.filter(({ id }) => {
    const members = everybody.filter(({ segments }) => segments.includes(id)).length;
    return members === 0 || members === everybody.length;
  });
  expect(idle.map(({ names }) => names[0])).toEqual([]);
  return answers;
};

describe('a whole book in SQL', () => {
  it('measures what JavaScript measures', () => {
    const answers = expectAgreement(`
metric A1 = count(order)
metric A2 = count(order where channel = 线上 and amount >= 12.5 in last 30d)
metric A3 = sum(order.amount in last 365d)
metric A4 = sum(order.amount * order.qty)
metric A5 = avg(order.amount where qty > 0)
metric A6 = min(order.amount)
metric A7 = max(order.qty in last 60d)
metric A8 = first(order.channel)
metric A9 = last(order.category where category is known)
metric B1 = last(view)
metric B2 = distinct(order.category)
metric B3 = mode(view.page in last 90d)
metric B4 = share(order where hour(at) between 5 and 12)
metric B5 = days(view)
metric B6 = since last order
metric B7 = sum(cart.price before 1d ago) - sum(cart.price)
metric B8 = avg(view.dwell)
metric B9 = points * 2 + 1
`);
    expect(Object.keys(answers.customers)).toHaveLength(29);
  });

  it('measures what is most frequent, comes first, or is computed', () => {
    const { customers } = expectAgreement(`
metric A1 = mode(order.channel)
metric A2 = mode(order.channel where qty > 0 in last 60d)
metric A3 = overall mode(order.channel)
metric A4 = mode(order.qty)
metric A5 = last(order.channel where qty > 0)
metric A6 = first(order.amount)
metric A7 = first(order where qty > 0)
metric A8 = last(view.item in last 2d)
metric B1 = sum(order.amount / order.qty)
metric B2 = avg(order.amount / order.qty)
metric B3 = max(order.amount / order.qty)
metric B4 = count(order where category is known)
metric B5 = distinct(order.channel) + days(order)
metric B6 = overall max(order.amount)
metric B7 = overall last(order.category)
metric B8 = mode(order.channel where qty <= points)
metric B9 = last(order.category where qty <= points)
`);
    const first = Object.values(customers).map(({ metrics }) => metrics[0]);
    expect([...new Set(first)].toSorted()).toEqual([null, '线上', '门店'].toSorted());
  });

  it('measures level upon level', () => {
    expectAgreement(`
metric 客单价 = avg(order.amount)
metric 贵 = count(order where amount > 客单价)
metric 更贵 = count(order where qty < 贵 and category = city)
metric 自比 = sum(order.amount where qty <= points)
metric 全部均价 = overall avg(order.amount)
metric 全部次数 = overall count(order where channel = 线上)
metric 高于全部 = count(order where amount > 全部均价)
metric 全部高于 = overall count(order where amount > 全部均价)
metric 全部众数 = overall mode(order.category)
metric 本点 = overall count(order where qty <= points)
metric 自己贵 = overall count(order where amount > 客单价)
`);
  });

  it('ranks customers', () => {
    expectAgreement(`
metric R = since last order
metric M = sum(order.amount)
metric F = count(order)
segment 甲 = M >= top20%
segment 乙 = M >= top 3
segment 丙 = M >= top 5 exactly
segment 丁 = M <= bottom30%
segment 戊 = R <= bottom 4 exactly
segment 己 = M >= top 2 per city
segment 庚 = M >= top50% per stage
segment 辛 = M >= p90
segment 壬 = F >= median
segment 癸 = avg(order.amount) > average
segment 子 = M > average per city
segment 丑 = F >= top20% among (city = 北京)
segment 寅 = F >= top20% among everyone
segment 卯 = avg(order.qty) >= top40%
segment 辰 = M >= top 1 exactly per city
segment 巳 = points <= bottom 3 exactly
segment 午 = F <= bottom80%
segment 未 = sum(cart.price) >= top70%
segment 申 = sum(order.qty) <= bottom50%
segment 酉 = points >= top 7 exactly among (member)
metric 档 = score(M, 4)
metric 近档 = score(R, 3)
`);
  });

  it('gives tags and keeps them', () => {
    expectAgreement(`
tag 价值 ordered {
  高 when sum(order.amount) >= 50 and since last order <= 30d
  中 when sum(order.amount) >= 25
  低 when did order
  无 otherwise
}
tag 口味 many {
  茶 when count(order where category = 茶) >= 1
  酒 when count(order where category = 酒) >= 1
}
tag 意向 = 茶 on view where page contains "/tea/" expires 1d
tag 意向 = 酒 on view where page = "/酒" expires 36h
tag 热 = 热 when count(view in last 1d) >= 2 expires 2d
tag 冷热 many {
  热 when count(view in last 1d) >= 2 expires 2d
  看过 on view expires 1d
  买过 when did order
}
tag 冷热交替 {
  热 when count(view in last 1d) >= 2 expires 2d
  冷 when since last view > 3d
  温 on cart expires 30d
}
segment 甲 = tag 价值 = 高
segment 乙 = tag 价值 >= 中
segment 丙 = tag 口味 has 茶 and not in segment 甲
segment 丁 = tag 意向 is missing
segment 戊 = tag 风险 = 高
segment 己 = tag 关注 has any of (茶, 酒)
segment 庚 = tag 冷热 has 热 or in segment 丙
`);
  });

  it('gives the value that a plan gives otherwise where none of many holds', () => {
    const rest = { names: ['口味'], values: ['茶', '酒', '其他'], otherwise: '其他' };
    const { customers } = expectAgreement(
      `
tag 口味 many {
  茶 when count(order where category = 茶) >= 1
  酒 on view where page = "/酒" expires 5d
}
`,
      (plan) => ({
        ...plan,
        tags: plan.tags.map((tag) => (tag.names[0] === '口味' ? { ...tag, ...rest } : tag)),
      }),
    );
    const given = Object.values(customers).map(({ tags }) => tags['t1']?.join());
    expect([...new Set(given)].toSorted()).toEqual(['其他', '茶', '茶,酒', '酒']);
  });

  it('ranks those of certain answers, and answers by these ranks', () => {
    expectAgreement(`
metric M = sum(order.amount)
tag 价值 { 高 when M >= top40%  低 otherwise }
segment 高 = tag 价值 = 高
segment 高中高 = M >= top50% among (tag 价值 = 高)
segment 再高 = M >= average among (in segment 高中高)
tag 层 { 甲 when in segment 再高  乙 when in segment 高中高 and city = 北京  丙 when member }
segment 层甲 = tag 层 = 甲 and points > 0
`);
  });

  it('looks into histories', () => {
    expectAgreement(`
tag 近况 { 活跃 when since last order <= 10d  沉默 otherwise }
segment 甲 = tag 近况 = 沉默 for at least 5d
segment 乙 = tag 近况 changed in last 20d
segment 丙 = tag 看 = 常 for at least 1d and member
tag 看 = 常 when count(view in last 3d) >= 1
tag 跟 { 稳 when tag 近况 = 沉默 for at least 30d  动 when tag 近况 changed in last 10d }
segment 丁 = tag 跟 = 动
`);
  });

  it('asks what customers did', () => {
    expectAgreement(`
segment 甲 = did order in last 30d
segment 乙 = did view where page contains "/tea/" and dwell >= 30s at least 2 times in last 7d
segment 丙 = did any event in last 2d
segment 丁 = did view then cart within 1d then not order within 2h in last 30d
segment 戊 = did cart as c then not view where item = c.item within 1d in last 14d
segment 己 = did order in each of last 2 periods of 20d
segment 庚 = did view at least 2 times in at least 2 of last 3 weeks
segment 辛 = did view then order
segment 壬 = did order exactly 2 times
`);
  });

  it('compares fields of every kind', () => {
    expectAgreement(`
segment 甲 = city in 大城 and stage = 付费
segment 乙 = city contains 京 or city starts with 上
segment 丙 = birthday within next 30d or age(birthday) >= 50
segment 丁 = anniversary(birthday) within next 30d
segment 戊 = due within next 10d
segment 己 = due in last 3d or until(due) < 1mo
segment 庚 = member and points >= 1.5
segment 辛 = likes has 茶 and likes is known and not likes has 酒
segment 壬 = likes has all of (茶, 酒)
segment 壬一 = likes has any of (茶, ",", 酒)
segment 壬二 = city in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, 北京)
segment 壬三 = points in (1.5, 3)
segment 癸 = distance(place, 31.23, 121.47) < 1500
segment 子 = bucket(3, "s") = 1
segment 丑 = weekday(due) in (1, 2, 3) and hour(due) >= 6
segment 寅 = joined in last 100d
segment 卯 = least(points, 2) * 2 > abs(points - 3)
segment 辰 = points is missing
segment 巳 = points / 0 is missing and round(points / 2) = 1
`);
  });

  it('takes values apart, and compares what it computes', () => {
    expectAgreement(`
metric 远 = count(cart where distance(spot, 31.23, 121.47) < 1500)
metric 末地 = distance(place, 31.23, 121.47)
metric 反 = -points
metric 大 = greatest(points, 1, 远 * 0.5)
metric 约 = round(avg(order.amount) / 3)
metric 差 = abs(points - 2) - sum(order.qty)
segment 甲 = city ends with 京
segment 乙 = city in 小城
segment 丙 = month(joined) in (1, 2, 3, 12) and year(joined) >= 2025
segment 丁 = day(due) > 15
segment 戊 = until(due) > 1mo
segment 己 = since(joined) > 6mo and since(joined) <= 1y
segment 庚 = age(birthday) > 35 and age(birthday) < 50
segment 辛 = age(birthday) = 40 or age(birthday) <= 33
segment 壬 = age(birthday) > 40.5
segment 癸 = age(birthday) * 2 > 80
segment 子 = age(birthday) > 12 * points
segment 丑 = 反 < -1.5
segment 寅 = date(joined) > 2026-01-01
segment 卯 = 约 >= 10 and 大 > 1
segment 辰 = 12 < points * 10
segment 巳 = birthday < 1990-01-01
segment 午 = until(due) < since last cart
`);
  });

  it('ranks what nothing else is ranked by, from whichever end is nearer', () => {
    const { thresholds } = expectAgreement(`
segment 甲 = sum(order.amount) >= top30%
segment 乙 = sum(order.qty) >= top70%
segment 丙 = count(order) >= bottom30%
segment 丁 = avg(order.amount) >= bottom70%
segment 戊 = avg(order.qty) >= top50%
segment 己 = sum(cart.price) >= top 4
segment 庚 = count(view) <= bottom 4
segment 辛 = max(order.amount) >= top 6 exactly
segment 壬 = min(order.amount) <= bottom 6 exactly
segment 癸 = points >= top 9 exactly
segment 子 = max(view.dwell) <= bottom 9 exactly
segment 丑 = avg(view.dwell) >= top 2 exactly
segment 卯 = min(order.qty) >= top 3
`);
    expect(thresholds.length).toBe(13);
  });
});
