import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../compile.js';
import { customer, DAY, events, NOW } from '../../../evaluate/harness.js';
import type { Plan } from '../../../plan/index.js';
import { Book } from '../book.harness.js';
import type { Sql } from '../fragments.js';
import { sqlite } from '../sqlite.js';
import { driftsWithClock, isRanked, rankShapes, shapeRows, summands, thresholdsFromNothing } from './rank-shapes.js';

const planOf = (rules: string): Plan => {
  const text = `timezone "UTC" customer { city: text birthday: date joined: time } event order { amount: money } ${rules}`;
  const { plan, diagnostics } = compile({ files: [{ path: 'book.tag', text }], readList: () => undefined });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

const shapesOf = (rules: string) => {
  const plan = planOf(rules);
  return rankShapes(
    plan,
    plan.ranks.map(({ id }) => id),
    sqlite,
  );
};

const labels = (rules: string): readonly (readonly string[])[] =>
  shapesOf(rules).map(({ ranks }) => ranks.map(({ label }) => label));

const M = 'metric M = sum(order.amount)\n';

describe('rankShapes', () => {
  it('gathers ranks of one key over the same customers, whatever their cuts', () => {
    expect(labels(`${M}segment a = M >= top20% and M <= bottom 3 segment b = M >= average`)).toEqual([
      ['M top20%', 'M bottom 3', 'M average'],
    ]);
  });

  it('parts what is ranked in groups, or over some', () => {
    const rules = `${M}segment a = M >= top20% segment b = M >= top20% per city segment c = M >= top20% among (city = "x")`;
    expect(labels(rules)).toHaveLength(3);
    expect(shapesOf(rules).map(({ isGrouped }) => isGrouped)).toEqual([false, true, false]);
  });

  it('says how keys are held and summed, and which ranks say who is last', () => {
    const [money, mean] = shapesOf(`${M}segment a = M >= top 5 exactly segment b = avg(order.amount) >= average`);
    expect(money).toMatchObject({ storage: 'integer', sumScale: 2 });
    expect([...(money?.exact ?? [])]).toEqual(money?.ranks.map(({ id }) => id));
    expect(mean).toMatchObject({ storage: 'real', sumScale: 6 });
    expect(mean?.exact.size).toBe(0);
    const [count] = shapesOf('segment a = count(order) >= average');
    expect(count).toMatchObject({ storage: 'integer', sumScale: 0 });
  });
});

/** Four customers: what each ordered, in hundredths, and where they live. */
const people = [
  customer('ann', { city: 'x' }, { order: events({ ago: DAY, amount: 100 }, { ago: DAY, amount: 201 }) }),
  customer('bob', { city: 'x' }, { order: events({ ago: DAY, amount: 50 }) }),
  customer('cat', { city: 'y' }, { order: events({ ago: DAY, amount: 80 }) }),
  customer('dan', { city: 'y' }),
];

const evaluated = (rules: string) => {
  const plan = planOf(rules);
  const book = new Book(plan, people, NOW);
  book.evaluate(NOW);
  const ids = plan.ranks.map(({ id }) => id);
  const shapes = rankShapes(plan, ids, sqlite);
  const rows = (statement: Sql) => {
    const compiled = sqlite.compile(statement);
    return book.rows(compiled.sql, ...compiled.parameters);
  };
  return { plan, book, ids, shapes, rows, shaped: (only?: string) => shapeRows(shapes, plan, NOW, sqlite, only) };
};

describe('the keys by which customers are ranked', () => {
  const RULES = `${M}tag T = t when count(order) > 1
segment a = M >= top20% segment b = M >= top20% per city segment c = M >= top20% among (tag T = t)`;

  it('are those of who takes part, with their groups', () => {
    const { rows, shaped } = evaluated(RULES);
    // Of the first shape, of the second in groups, of the third among those who ordered twice.
    expect(rows(sql`select * from (${shaped()}) as shaped order by customer`)).toEqual([
      { customer: 'ann', value_0: 301n, value_1: 301n, group_1: 'x', value_2: 301n },
      { customer: 'bob', value_0: 50n, value_1: 50n, group_1: 'x', value_2: null },
      { customer: 'cat', value_0: 80n, value_1: 80n, group_1: 'y', value_2: null },
      { customer: 'dan', value_0: null, value_1: null, group_1: null, value_2: null },
    ]);
  });

  it('are asked of some, and of none who is ranked nowhere', () => {
    const { book, rows, shapes, shaped } = evaluated(RULES);
    book.database.exec(`create table some as select 'bob' as customer union all select 'dan'`);
    const ranked = (only?: string) =>
      rows(sql`select customer from (${shaped(only)}) as shaped where ${isRanked(shapes)} order by customer`).map(
        (row) => row['customer'],
      );
    expect(ranked()).toEqual(['ann', 'bob', 'cat']);
    expect(ranked('some')).toEqual(['bob']);
    expect(rows(sql`select customer from (${shaped('some')}) as shaped order by customer`)).toHaveLength(2);
  });

  it('are read from the state, the customers, their histories and answers alone', () => {
    const age = evaluated('segment a = age(birthday) >= top20% per city');
    expect(age.rows(age.shaped()).map((row) => row['value_0'])).toEqual([null, null, null, null]);
    const count = evaluated('segment a = count(order) >= top20%');
    expect(count.rows(sql`select value_0 from (${count.shaped()}) as shaped order by customer`)).toEqual(
      [2n, 1n, 1n, null].map((value_0) => ({ value_0 })),
    );
  });

  it('are summed as whole numbers: exact ones as they are, of a double its millionths', () => {
    const summed = (rules: string) => {
      const { rows, shapes, shaped } = evaluated(rules);
      const [shape] = shapes;
      if (shape === undefined) throw new Error('no shape');
      const value = summands(shape, sql.id('value_0'), sqlite);
      return rows(sql`select ${value} as summed from (${shaped()}) as shaped order by customer`).map(
        (row) => row['summed'],
      );
    };
    expect(summed(`${M}segment a = M >= average`)).toEqual([301n, 50n, 80n, null]);
    expect(summed('segment a = avg(order.amount) >= average')).toEqual([1_505_000n, 500_000n, 800_000n, null]);
  });
});

describe('thresholds from nothing', () => {
  it('are those that a full evaluation leaves, of these ranks and of no other', () => {
    const { book, ids, plan, rows } = evaluated(`${M}segment a = M >= top 2 segment b = M >= top 1 per city`);
    const all = () =>
      rows(sql`select rank, group_value, theta from ${sql.id('tw_threshold')} order by rank, group_value`);
    const before = all();
    expect(before.map(({ theta }) => theta)).toEqual([80n, 301n, 80n]);
    book.database.exec('update tw_threshold set theta = 7');
    const [first] = ids;
    if (first === undefined) throw new Error('no rank');
    const statements = thresholdsFromNothing(plan, NOW, [first], sqlite);
    expect(statements[0]?.name).toBe(`let go of the thresholds of ${first}`);
    for (const statement of statements) book.run(sqlite.compile(statement.sql));
    expect(all().map(({ theta }) => theta)).toEqual([80n, 7n, 7n]);
    for (const statement of thresholdsFromNothing(plan, NOW, ids, sqlite)) book.run(sqlite.compile(statement.sql));
    expect(all()).toEqual(before);
    expect(thresholdsFromNothing(plan, NOW, ids, sqlite)[0]?.name).toBe(
      `let go of the thresholds of ${ids.join(', ')}`,
    );
  });
});

describe('driftsWithClock', () => {
  const drifting = (rules: string): readonly boolean[] => planOf(rules).ranks.map(driftsWithClock);

  it('is true of keys that run with the clock, but not of a recency, which is ranked by its instant', () => {
    expect(drifting('segment a = age(birthday) >= median')).toEqual([true]);
    expect(drifting('segment a = since last order >= top20%')).toEqual([false]);
    expect(drifting(`${M}segment a = M >= top20%`)).toEqual([false]);
    expect(drifting('segment a = since(joined) * 2 >= top20%')).toEqual([true]);
    expect(drifting('segment a = until(joined) * count(order) >= top20%')).toEqual([true]);
  });
});
