import type { Plan } from '@tagwright/dsl';
import { STEP_TABLES, stepSql, TABLES, thresholdsFromNothing } from '@tagwright/dsl/sql';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { gathered, load, NOW, planOf } from '../book.harness.js';
import { evaluate } from '../rebuild/evaluate.js';
import { emptyStore, isOnServer } from '../store/empty.harness.js';
import type { Session, Store } from '../store/store.js';
import { dropRanks, RANK_TABLES } from './tables.js';
import { upkeep } from './upkeep.js';

/** The state's columns: c0 is the sum, c1 counts the orders. */
const plan = planOf(`
timezone "UTC"
customer { birthday: date }
event order { amount: money }
segment a = sum(order.amount) >= top30%
segment b = sum(order.amount) >= average
segment c = sum(order.amount) / count(order) >= average
segment d = sum(order.amount) / count(order) >= p60
segment e = sum(order.amount) >= top 3 exactly
segment f = sum(order.amount) <= bottom 2 exactly
`);

const idOf = (index: number): string => `c${String(index).padStart(4, '0')}`;

const begun = async (people: number): Promise<Store> => {
  const store = await emptyStore();
  await load(store, plan, { customer: Array.from({ length: people }, (_, index) => ({ id: idOf(index) })) });
  await evaluate(store, plan, NOW);
  return store;
};

interface Row {
  readonly who: number;
  readonly sum: bigint;
  readonly count: number;
}

const columnOf = (fn: 'sum' | 'count'): string => plan.columns.find((column) => column.fn === fn)?.id ?? '';

/** Thresholds kept up after rows of the state became others; who may stand on another side. */
const kept = async (session: Session, rows: readonly Row[]): Promise<readonly string[]> => {
  for (const statement of stepSql(plan, NOW, { dialect: session.dialect }).prepare) await session.run(statement);
  for (const { who, sum: total, count } of rows) {
    await session.run(
      sql`update ${sql.id(TABLES.state)} set ${sql.id(columnOf('sum'))} = ${total}, ${sql.id(columnOf('count'))} = ${BigInt(count)} where customer = ${idOf(who)}`,
    );
    await session.run(
      sql`insert into ${sql.id(STEP_TABLES.only)} (customer) values (${idOf(who)}) on conflict do nothing`,
    );
  }
  await upkeep(session, plan, ranksOf(plan), NOW);
  const only = await gathered(
    session.rows<{ customer: string }>(sql`select customer from ${sql.id(STEP_TABLES.only)} order by customer`),
  );
  return only.map(({ customer }) => customer);
};

const ranksOf = ({ ranks }: Plan) => ranks.map(({ id }) => id);

const thresholds = (session: Session) =>
  gathered(session.rows(sql`select * from ${sql.id(TABLES.threshold)} order by rank, group_value`));

const fromNothing = async (session: Session) => {
  for (const { sql: statement } of thresholdsFromNothing(plan, NOW, ranksOf(plan), session.dialect))
    await session.run(statement);
  return thresholds(session);
};

class Undone extends Error {}

/** What the work finds, which leaves nothing. */
const inPassing = async <Result>(store: Store, work: (session: Session) => Promise<Result>): Promise<Result> => {
  let found: { readonly result: Result } | undefined;
  const attempt = store.write(async (session) => {
    found = { result: await work(session) };
    throw new Undone();
  });
  await expect(attempt).rejects.toThrow(Undone);
  if (found === undefined) throw new Error('the work was not done');
  return found.result;
};

const extremes = fc.constantFrom(
  0n,
  1n,
  -1n,
  3n,
  9_223_372_036_854_775_807n,
  -9_223_372_036_854_775_807n,
  4_611_686_018_427_387_904n,
  9_007_199_254_740_993n,
);
const row: fc.Arbitrary<Row> = fc.record({
  who: fc.nat(7),
  sum: fc.oneof(extremes, fc.bigInt(-20n, 20n)),
  count: fc.nat(3),
});

describe('thresholds of a hand-made state', () => {
  it('stay those from nothing, where sums leave 64 bits and doubles their millionths', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { maxLength: 5 }), { minLength: 2, maxLength: 6 }), async (rounds) => {
        const store = await begun(8);
        for (const rows of rounds) {
          await store.write((session) => kept(session, rows));
          expect(await thresholds(store)).toEqual(await inPassing(store, fromNothing));
        }
        await store.close();
      }),
      { numRuns: isOnServer ? 10 : 60 },
    );
  }, 120_000);

  it('pass over those between the old and the new one, and nobody else', async () => {
    const store = await begun(200);
    const everybody = Array.from({ length: 200 }, (_, who): Row => ({ who, sum: BigInt(who * 100), count: 1 }));
    await store.write((session) => kept(session, everybody));
    const moved = await store.write((session) => kept(session, [{ who: 0, sum: 20_000n, count: 1 }]));
    // The smallest becomes the largest: each cut goes on to the next value, and the averages by a hundred.
    expect(moved).toEqual([0, 1, 2, 100, 119, 120, 140, 141, 197, 198].map(idOf));
    await store.close();
  });

  it('go on from where they stood when a step fails', async () => {
    const store = await begun(8);
    const rows = Array.from({ length: 8 }, (_, who): Row => ({ who, sum: BigInt(who), count: 1 }));
    await store.write((session) => kept(session, rows));
    await inPassing(store, (session) => kept(session, [{ who: 7, sum: -50n, count: 1 }]));
    await store.write((session) => kept(session, [{ who: 6, sum: 70n, count: 2 }]));
    expect(await thresholds(store)).toEqual(await inPassing(store, fromNothing));
    await store.close();
  });

  it('are let go of when everything is worked out anew', async () => {
    const store = await begun(3);
    await store.write((session) => kept(session, [{ who: 0, sum: 5n, count: 1 }]));
    const places = () => gathered(store.rows(sql`select rank from ${sql.id(RANK_TABLES.place)}`));
    expect((await places()).length).toBeGreaterThan(0);
    await evaluate(store, plan, NOW);
    expect(await places()).toEqual([]);
    expect(await store.columnsOf('tw_rank_0')).toEqual([]);
    await store.write((session) => dropRanks(session));
    await store.close();
  });
});
