import { describe, expect, it } from 'vitest';
import { evaluatePopulation } from './evaluate.js';
import { customer, DAY, events, NOW, planOf } from './harness.js';
import { type Compilation, compile } from '../compile.js';
import { NOTHING_HELD } from '../plan/held.js';
import { type Observed, observe } from './observe.js';
import { prepare } from './prepare.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 金额 amount: money }
metric R = since last order
metric M = sum(order.amount in last 365d)
tag RFM {
  重要 when R <= 30d and M >= top50%
  流失 when R > 90d
  一般 otherwise
}
tag 口味 many { 大单 when max(order.amount) > 90  常买 when count(order) >= 2 }
tag 等级 manual { 金  银 }
segment 北京 = 城市 = 北京
`;

const FACTS = [
  customer('c1', { city: '北京' }, { order: events({ ago: 10 * DAY, amount: 9500 }, { ago: 20 * DAY, amount: 100 }) }),
  customer('c2', { city: '上海' }, { order: events({ ago: 100 * DAY, amount: 9900 }) }),
  customer('c3', {}, { order: events({ ago: 5 * DAY, amount: 100 }) }),
];

describe('looking at customers part by part', () => {
  const plan = planOf(BOOK);
  const observed = observe(prepare(plan), FACTS, NOW);

  it('says what an evaluation of all of it says', () => {
    const { customers, held } = evaluatePopulation(prepare(plan), FACTS, NOW);
    for (const [index, { tags, segments }] of customers.entries()) {
      const one = observed.customers[index];
      expect(plan.tags.map(({ id }) => one?.values(id))).toEqual(
        tags.map(({ values }) => values.map(({ value }) => value)),
      );
      expect(plan.segments.filter(({ id }) => one?.isIn(id) === true)).toEqual(segments);
    }
    expect(observed.held()).toEqual(held);
    expect(plan.ranks.flatMap(({ id }) => observed.thresholds(id))).toEqual(held.thresholds);
  });

  it('says which case gives a value, and for whom a condition holds by itself', () => {
    const [rfm, taste, level] = plan.tags;
    if (rfm === undefined || taste === undefined || level === undefined) throw new Error('the book has three tags');
    expect(observed.customers.map((one) => one.giving(rfm))).toEqual([[0], [1], []]);
    expect(observed.customers.map((one) => one.giving(taste))).toEqual([[0, 1], [0], []]);
    expect(observed.customers.map((one) => one.giving(level))).toEqual([[], [], []]);
    const [first] = rfm.cases;
    const condition = first?.trigger.kind === 'when' ? first.trigger.condition : undefined;
    const parts = condition !== undefined && 'operands' in condition ? condition.operands : [];
    expect(parts.map((part) => observed.customers.map((one) => one.holds(part)))).toEqual([
      [true, false, true],
      [true, true, false],
    ]);
  });

  it('tells what each rank ranks by, of those whom it ranks alone', () => {
    const [rank] = plan.ranks;
    if (rank === undefined) throw new Error('the book has a rank');
    expect(observed.measured(rank).toSorted((a, b) => a - b)).toEqual([100, 9600, 9900]);
    const without = observe(prepare(plan), [...FACTS, customer('c4', {}, { order: [] })], NOW);
    expect(without.measured(rank)).toHaveLength(3);
    expect(without.customers.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  it('comes to the same when it takes over what was measured under an earlier plan', () => {
    const book = (text: string, before?: Compilation): Compilation =>
      compile({ files: [{ path: 'book.tag', text }] }, before);
    const texts = [
      BOOK,
      BOOK.replace('R <= 30d', 'R <= 7d'),
      BOOK.replace('in last 365d', 'in last 15d'),
      BOOK.replace('count(order) >= 2', 'sum(order.amount where amount < 96) >= 1').replace('top50%', 'top99%'),
      BOOK.replace('Asia/Shanghai', 'Europe/Berlin'),
      BOOK,
    ];
    let [compiled, before]: [Compilation | undefined, Observed | undefined] = [undefined, undefined];
    for (const text of texts) {
      compiled = book(text, compiled);
      const own = compiled.plan;
      if (own === undefined) throw new Error(JSON.stringify(compiled.diagnostics));
      const now = observe(prepare(own), FACTS, NOW, NOTHING_HELD, before);
      const alone = observe(prepare(planOf(text)), FACTS, NOW);
      const said = ({ customers }: Observed) =>
        customers.map((one) => [own.tags.map(({ id }) => one.values(id)), own.segments.map(({ id }) => one.isIn(id))]);
      expect(said(now)).toEqual(said(alone));
      before = now;
    }
  });

  it('takes nothing over from other customers, or from another instant', () => {
    const earlier = observe(prepare(plan), FACTS, NOW);
    const others = FACTS.map(({ id }) => customer(id, { city: '北京' }, { order: events({ ago: DAY, amount: 700 }) }));
    const values = ({ customers }: Observed) => customers.map((one) => plan.tags.map((tag) => one.values(tag.id)));
    expect(values(earlier)).not.toEqual(values(observe(prepare(plan), others, NOW)));
    expect(values(observe(prepare(plan), others, NOW, NOTHING_HELD, earlier))).toEqual(
      values(observe(prepare(plan), others, NOW)),
    );
    const later = NOW + 21 * DAY;
    expect(values(observe(prepare(plan), FACTS, later, NOTHING_HELD, earlier))).toEqual(
      values(observe(prepare(plan), FACTS, later)),
    );
    expect(values(observe(prepare(plan), FACTS, later))).not.toEqual(values(earlier));
  });

  it('measures windows anew at another instant', () => {
    const recent = planOf(`${BOOK}tag 近单 many { 有 when count(order in last 15d) >= 1 }`);
    const [tag] = recent.tags.filter(({ names }) => names.includes('近单'));
    if (tag === undefined) throw new Error('the book has the tag');
    const values = ({ customers }: Observed) => customers.map((one) => one.values(tag.id));
    const earlier = observe(prepare(recent), FACTS, NOW);
    expect(values(earlier)).toEqual([['有'], [], ['有']]);
    const later = observe(prepare(recent), FACTS, NOW + 7 * DAY, NOTHING_HELD, earlier);
    expect(values(later)).toEqual([[], [], ['有']]);
    expect(values(observe(prepare(recent), FACTS, NOW, NOTHING_HELD, later))).toEqual(values(earlier));
  });

  it('has one case give the value of an exclusive tag, the first that holds, and of many all of them', () => {
    const cases = '{ 多 when count(order) >= 2  有 when count(order) >= 1 }';
    const both = planOf(`${BOOK}tag 单 ${cases}\ntag 双 many ${cases}`);
    const giving = (name: string) => {
      const [tag] = both.tags.filter(({ names }) => names.includes(name));
      if (tag === undefined) throw new Error(`no ${name}`);
      return observe(prepare(both), FACTS, NOW).customers.map((one) => one.giving(tag));
    };
    expect(giving('单')).toEqual([[0], [1], [1]]);
    expect(giving('双')).toEqual([[0, 1], [1], [1]]);
  });
});
