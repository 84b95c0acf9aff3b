import type { Plan } from '@tagwright/dsl';
import { compileSql, STEP_TABLES, stepSql, TABLES } from '@tagwright/dsl/sql';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DAY, gathered, load, NOW, planOf } from '../book.harness.js';
import { evaluate } from '../rebuild/evaluate.js';
import { emptyStore, isOnServer } from '../store/empty.harness.js';
import type { Session, Store } from '../store/store.js';
import { dropRanks } from './tables.js';
import { upkeep } from './upkeep.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text  等级 level: one of 金, 银, 铜  生日 birthday: date }
event 订单 order { 金额 amount: money  件数 qty: integer }
metric M = sum(order.amount)
metric F = count(order)
metric A = avg(order.amount)
metric R = since last order
metric B = overall avg(order.amount)
`;

/** Every kind of cut, over exact values and doubles, in groups and over some, ties and all. */
const RANKS = [
  'M >= top20%',
  'M <= bottom0.5%',
  'F >= top 3',
  'F >= top 5 exactly',
  'F <= bottom 4 exactly',
  'M >= average',
  'A > average per city',
  'A >= p75',
  'A >= top 2 exactly per level',
  'R <= bottom30%',
  'R >= top30% per city',
  'M >= median among everyone',
  'M >= top50% among (city = 北京)',
  'M >= top50% among (F >= top50%)',
  'score(M, 5) >= 4',
  'score(R, 3) = 3',
  'F > average among (in segment 常客)',
  'M >= top40% among (M > B)',
  'age(birthday) >= median',
];

const plans = new Map<string, Plan>();
const planFor = (conditions: readonly string[]): Plan => {
  const segments = conditions.map((condition, index) => `segment s${index} = ${condition}`).join('\n');
  const text = `${BOOK}segment 常客 = F >= 2 or M >= top10%\n${segments}`;
  const known = plans.get(text) ?? planOf(text);
  plans.set(text, known);
  return known;
};

interface Order {
  readonly who: number;
  readonly amount: number | null;
  readonly days: number;
}

type Deed =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'return'; readonly who: number }
  | { readonly kind: 'move'; readonly who: number; readonly city: string | null; readonly level: string | null }
  | { readonly kind: 'come'; readonly who: number }
  | { readonly kind: 'leave'; readonly who: number };

const PEOPLE = 14;
const who = fc.integer({ min: 0, max: PEOPLE - 1 });
const city = fc.constantFrom('北京', '上海', null);
const level = fc.constantFrom('金', '银', null);
const order = fc.record({
  who,
  amount: fc.option(fc.constantFrom(1, 2, 2.5, 3, 700, -4), { freq: 5 }),
  days: fc.integer({ min: 0, max: 5 }),
});
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: order.map((each): Deed => ({ kind: 'order', order: each })) },
  { weight: 2, arbitrary: who.map((each): Deed => ({ kind: 'return', who: each })) },
  {
    weight: 2,
    arbitrary: fc.record({ who, city, level }).map((each): Deed => ({ kind: 'move', ...each })),
  },
  { weight: 1, arbitrary: who.map((each): Deed => ({ kind: 'come', who: each })) },
  { weight: 1, arbitrary: who.map((each): Deed => ({ kind: 'leave', who: each })) },
);

const idOf = (index: number): string => `c${String(index)}`;

/** What a deed does to the facts; whom it is about. */
const done = async (session: Session, each: Deed, nth: number): Promise<string> => {
  if (each.kind === 'order') {
    const { amount, days, who: owner } = each.order;
    const cents = amount === null ? null : BigInt(Math.round(amount * 100));
    await session.run(
      sql`insert into "order" (customer, at, id, amount, qty) select ${idOf(owner)}, ${BigInt(NOW - days * DAY)}, ${`n${String(nth)}`}, ${cents === null ? sql`null` : cents}, null`,
    );
    return idOf(owner);
  }
  const id = idOf(each.who);
  if (each.kind === 'return')
    await session.run(
      sql`delete from "order" where customer = ${id} and id = (select max(id) from "order" where customer = ${id})`,
    );
  if (each.kind === 'move')
    await session.run(
      sql`update customer set city = ${each.city ?? sql`null`}, level = ${each.level ?? sql`null`} where id = ${id}`,
    );
  if (each.kind === 'come')
    await session.run(sql`insert into customer (id, city) values (${id}, '北京') on conflict do nothing`);
  if (each.kind === 'leave') await session.run(sql`delete from customer where id = ${id}`);
  return id;
};

const step = async (session: Session, plan: Plan, now: number, touched: readonly string[]): Promise<number> => {
  const program = stepSql(plan, now, { dialect: session.dialect });
  const all = async (statements: readonly { readonly sql: string; readonly parameters: readonly unknown[] }[]) => {
    for (const statement of statements) await session.run(statement);
  };
  await all(program.prepare);
  for (const id of new Set(touched)) await session.run(sql`insert into ${sql.id(STEP_TABLES.only)} values (${id})`);
  await all(program.remember);
  await all(program.measure);
  for (const { ranks, answers } of program.groups) {
    await upkeep(session, plan, ranks, now);
    await all(answers);
  }
  await all(program.finish);
  return Number((await session.row<{ n: number }>(sql`select count(*) as n from ${sql.id(STEP_TABLES.only)}`))?.n);
};

const contents = async (session: Session) => ({
  thresholds: await gathered(session.rows(sql`select * from ${sql.id(TABLES.threshold)} order by rank, group_value`)),
  answers: await gathered(session.rows(sql`select * from ${sql.id(TABLES.answer)} order by customer`)),
});

class Undone extends Error {}

/** What an evaluation of everybody would leave. */
const fromNothing = async (store: Store, plan: Plan, now: number) => {
  let found: Awaited<ReturnType<typeof contents>> | undefined;
  const attempt = store.write(async (session) => {
    for (const statement of compileSql(plan, now, { dialect: session.dialect, wideSums: true }))
      await session.run(statement);
    found = await contents(session);
    throw new Undone();
  });
  await expect(attempt).rejects.toThrow(Undone);
  return found;
};

const begun = async (plan: Plan, orders: readonly Order[]): Promise<Store> => {
  const store = await emptyStore();
  await load(store, plan, {
    customer: Array.from({ length: PEOPLE - 2 }, (_, index) => ({
      id: idOf(index),
      city: ['北京', '上海', null][index % 3] ?? null,
      level: ['金', '银'][index % 2] ?? null,
      birthday: 7000 + 400 * index,
    })),
    order: orders.map(({ who: owner, amount, days }, index) => ({
      id: `o${String(index)}`,
      customer: idOf(owner),
      at: NOW - days * DAY,
      amount,
    })),
  });
  await evaluate(store, plan, NOW);
  return store;
};

describe('upkeep', () => {
  it('leaves the thresholds that working them out from nothing would leave, and answers accordingly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...RANKS), { minLength: 1, maxLength: 5 }),
        fc.array(order, { maxLength: 30 }),
        fc.array(fc.tuple(fc.array(deed, { maxLength: 6 }), fc.nat(3)), { minLength: 1, maxLength: 5 }),
        async (conditions, orders, rounds) => {
          const plan = planFor(conditions);
          const store = await begun(plan, orders);
          let nth = 0;
          for (const [deeds, chance] of rounds) {
            const touched: string[] = [];
            await store.session(async (session) => {
              for (const each of deeds) touched.push(await done(session, each, (nth += 1)));
              if (chance === 0) await dropRanks(session);
              await session.write((within) => step(within, plan, NOW, touched));
            });
            expect(await contents(store)).toEqual(await fromNothing(store, plan, NOW));
          }
          await store.close();
        },
      ),
      { numRuns: isOnServer ? 8 : 60 },
    );
  }, 120_000);
});
