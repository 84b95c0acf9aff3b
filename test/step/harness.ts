import { isDeepStrictEqual } from 'node:util';
import { localDay, midnight, type Plan } from '@tagwright/dsl';
import { clockSql, RECORD_TABLES, type StepProgram, STEP_TABLES, stepSql, TABLES } from '@tagwright/dsl/sql';
import { evaluate, IN_MEMORY, openStore, type Session, type Store } from '@tagwright/engine';
import { sql } from 'kysely';
import { fillHistories } from '../../packages/engine/src/history/fill.js';
import { restsOn } from '../../packages/engine/src/history/plan-part.js';
import { asRecorded } from '../../packages/engine/src/history/recorded.js';
import { upkeep } from '../../packages/engine/src/rank/upkeep.js';
import { emptySchema } from '../../packages/engine/src/store/empty.harness.js';
import {
  type Book,
  type Dice,
  type Facts,
  randomBook,
  randomFacts,
  randomNow,
  randomSmallBook,
} from '../oracle/index.js';
import { storeFacts } from '../laws/evaluators/store-facts.js';
import { planOf } from '../laws/book-text.js';
import { written } from '../laws/question.js';

/** A random book whose histories can be told from each customer's own facts; most are small, so that no answer hides another. */
export interface Case {
  readonly plan: Plan;
  readonly book: Book;
  readonly facts: Facts;
  readonly now: number;
}

export const randomCase = (dice: Dice): Case => {
  for (;;) {
    const book = dice.chance(0.75) ? randomSmallBook(dice) : randomBook(dice);
    const now = randomNow(dice, book);
    const facts = randomFacts(dice, book, now);
    const plan = planOf(written('plain', { book }));
    if (!pastRestsOnPopulation(plan)) return { plan, book, facts, now };
  }
};

const pastRestsOnPopulation = (plan: Plan): boolean => {
  const { ids } = restsOn(
    plan,
    plan.histories.map(({ id }) => id),
  );
  return [...plan.ranks, ...plan.columns.filter(({ scope }) => scope === 'overall')].some(({ id }) => ids.has(id));
};

const DAY = 86_400_000;

/** From a millisecond to a year. */
export const randomStretch = (dice: Dice): number =>
  dice.pick([1, 1000, dice.int(1, 3_600_000), dice.int(1, DAY), DAY, dice.int(1, 40 * DAY), dice.int(1, 400 * DAY)]);

/** Some customers, and their events, from one set of facts, and the others from another. */
export const mixed = (own: Facts, others: Facts, isOwn: (customer: string) => boolean): Facts => ({
  customers: [...own.customers.filter(({ id }) => isOwn(id)), ...others.customers.filter(({ id }) => !isOwn(id))],
  events: [
    ...own.events.filter(({ customer }) => isOwn(customer)),
    ...others.events.filter(({ customer }) => !isOwn(customer)),
  ],
});

/** Facts in place of those that there were. */
export const replaceFacts = async (store: Store, plan: Plan, book: Book, facts: Facts): Promise<void> => {
  const { customer, events } = plan.catalog;
  const tables = [customer.table, ...events.map(({ table }) => table), ...Object.values(RECORD_TABLES)];
  for (const table of tables)
    if ((await store.columnsOf(table)).length > 0) await store.run(sql`delete from ${sql.id(table)}`);
  await storeFacts(store, plan, book, facts);
};

/** An empty database of each kind, by name, and how many random cases it is worth: a server's take longer. */
export const STORES: readonly (readonly [name: string, open: () => Promise<Store>, share: number])[] = [
  ['SQLite', () => openStore(IN_MEMORY), 1],
  ['PostgreSQL', openSchema, 0.25],
];

async function openSchema(): Promise<Store> {
  const schema = await emptySchema();
  const store = await openStore(schema.address);
  const close = store.close.bind(store);
  store.close = async () => {
    await close();
    await schema.drop();
  };
  return store;
}

/** Leaves nothing in a database, for the next case has tables of its own. */
export const emptied = async (store: Store): Promise<void> => {
  const tables: string[] = [];
  const named =
    store.dialect.name === 'sqlite'
      ? sql`select name from sqlite_master where type = 'table'`
      : sql`select tablename as name from pg_tables where schemaname = current_schema()`;
  for await (const { name } of store.rows<{ name: string }>(named)) tables.push(name);
  for (const table of tables) await store.run(sql`drop table if exists ${sql.id(table)}`);
};

/** Says which case it was that went wrong. */
export const withSeed = (seed: number) => (thrown: unknown) => {
  throw new Error(`seed ${seed}: ${String(thrown)}`, { cause: thrown });
};

/** The seeds of so many random cases; `STEP_RUNS` says how many these are. */
export const seeds = (share: number): readonly number[] => {
  const runs = Math.max(1, Math.round(Number(process.env['STEP_RUNS'] ?? 40) * share));
  const first = Number(process.env['TAGWRIGHT_SEED']);
  return Array.from({ length: runs }, (_, index) => first + index);
};

/** What an evaluation leaves: table by table, in an order of its own. */
export const tablesOf = async (store: Session): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  for (const table of Object.values(TABLES)) {
    const rows: string[] = [];
    for await (const row of store.rows<Record<string, unknown>>(sql`select * from ${sql.id(table)}`))
      rows.push(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)));
    found[table] = rows.sort();
  }
  return found;
};

export const differences = (
  found: Record<string, readonly string[]>,
  wanted: Record<string, readonly string[]>,
): readonly string[] =>
  Object.keys(wanted).flatMap((table) => {
    const [is, should] = [found[table] ?? [], wanted[table] ?? []];
    if (isDeepStrictEqual(is, should)) return [];
    const extra = is.filter((row) => !should.includes(row)).slice(0, 3);
    const missing = should.filter((row) => !is.includes(row)).slice(0, 3);
    return [`${table}: is ${extra.join(' ')} and should be ${missing.join(' ')}`];
  });

export interface StepOf {
  readonly now: number;
  /** Fills `tw_only`. */
  readonly fill: (session: Session) => Promise<void>;
  /** Works out only the parts that `tw_part` says. */
  readonly inParts: boolean;
}

/** A step in one transaction; histories are filled for everybody. */
export const stepped = (store: Session, plan: Plan, { now, fill, inParts }: StepOf): Promise<StepProgram> =>
  store.write(async (session) => {
    if (plan.histories.length > 0)
      await fillHistories(session, plan, now, () => ({ thresholds: [], overall: new Map() }));
    const recorded = await asRecorded(session, plan, now);
    const options = { dialect: session.dialect, inParts };
    // Made at one end of the local day, the program has to be right for all of it.
    const { zone } = plan.catalog;
    const day = localDay(now, zone);
    stepSql(recorded, now % 2 === 0 ? midnight(day, zone) : midnight(day + 1, zone) - 1, options);
    const program = stepSql(recorded, now, options);
    const { prepare, remember, measure, groups, finish } = program;
    for (const statement of prepare) await session.run(statement);
    await fill(session);
    for (const statement of [...remember, ...measure]) await session.run(statement);
    for (const { ranks, answers } of groups) {
      await upkeep(session, recorded, ranks, now);
      for (const statement of answers) await session.run(statement);
    }
    for (const statement of finish) await session.run(statement);
    return program;
  });

/** Whom the clock touches since an evaluation at `after`, in `tw_edge` and `tw_part`; undefined where nobody can say. */
export const touched = async (
  session: Session,
  plan: Plan,
  after: number,
  until: number,
): Promise<ReadonlyMap<string, number> | undefined> => {
  const clock = clockSql(await asRecorded(session, plan, until), after, until, session.dialect);
  if (clock === undefined) return undefined;
  for (const statement of [...clock.room, ...clock.edges.map(({ into }) => into), clock.gather])
    await session.run(statement);
  const found = new Map<string, number>();
  const rows = session.rows<{ customer: string; edges: number }>(sql`select * from ${sql.id(STEP_TABLES.edge)}`);
  for await (const { customer, edges } of rows) found.set(customer, edges);
  return found;
};

export const onlyThese =
  (customers: readonly string[]) =>
  async (session: Session): Promise<void> => {
    for (const customer of customers)
      await session.run(sql`insert into ${sql.id(STEP_TABLES.only)} values (${customer}) on conflict do nothing`);
  };

export { evaluate };
