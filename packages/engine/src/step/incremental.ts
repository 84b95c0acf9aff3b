import type { Plan } from '@tagwright/dsl';
import { type CompiledSql, EVERYTHING, type PartSql, STEP_TABLES, stepSql, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { advanceHistories } from '../history/advance.js';
import { upkeep } from '../rank/upkeep.js';
import type { Sums } from '../rebuild/evaluate.js';
import { populationSize } from '../results/evaluation.js';
import { counted } from '../store/counted.js';
import type { Session } from '../store/store.js';
import { passOverPutOff, type Share } from './wave.js';
import type { Watermark } from './watermark.js';

/** What is worked out anew; instants in ms UTC. */
export interface Some {
  readonly plan: Plan;
  /** The plan over the customers' fields as they are at `now`. */
  readonly asOfNow: Plan;
  readonly now: number;
  readonly mark: Watermark;
  /** Who is worked out; those whom the clock touches are in `tw_edge`, too. */
  readonly share: Share;
  readonly sums: Sums;
}

/**
 * Works out anew who is dirty or was touched by the clock, and whom thresholds passed over because of them, in the tables
 * of everybody: how many customers are known then. Answers as they were stay in `tw_before`. Fails where a sum leaves 64
 * bits: see `summing`.
 */
export const answerSome = async (
  session: Session,
  { plan, asOfNow, now, mark, share, sums }: Some,
): Promise<number> => {
  const program = stepSql(asOfNow, now, { dialect: session.dialect, inParts: true, ...sums });
  const run = async (statements: readonly CompiledSql[]): Promise<void> => {
    for (const statement of statements) await session.run(statement);
  };
  await run(program.prepare);
  await session.insert(
    STEP_TABLES.only,
    ['customer'],
    [[...new Set([...share.dirty.keys(), ...share.resumed.keys(), ...share.behind.keys()])]],
  );
  await session.run(
    sql`insert into ${sql.id(STEP_TABLES.only)} (customer) select customer from ${sql.id(STEP_TABLES.edge)} where true on conflict do nothing`,
  );
  await counted(session, STEP_TABLES.only);
  await nameParts(session, share);
  await counted(session, STEP_TABLES.part);
  const gone = await goneCustomers(session, asOfNow);
  await run(program.remember);
  const strangers = await strangersAmong(session);
  await run(await needed(session, plan, program.measure));
  const known = strangers - (await strangersAmong(session));
  await advanceHistories(session, { plan, t0: mark.asOf, now });
  for (const { ranks, answers } of program.groups) {
    await upkeep(session, asOfNow, ranks, now);
    await passOverPutOff(session);
    await run(answers);
  }
  await run(program.finish);
  // Of an erased customer nothing is there any more that could be counted down.
  return gone > 0 ? populationSize(session) : mark.population + known;
};

/** Says in `tw_part` which parts of whose state are measured again, besides those that the clock moves. */
const nameParts = async (session: Session, { dirty, resumed, behind }: Share): Promise<void> => {
  const parts = [...dirty].flatMap(([customer, { sources }]) =>
    [...sources].map((source) => ({ customer, part: source ?? EVERYTHING })),
  );
  for (const [customer, { edges }] of resumed) for (const { part } of edges) parts.push({ customer, part });
  for (const customer of behind.keys()) parts.push({ customer, part: EVERYTHING });
  await session.insert(
    STEP_TABLES.part,
    ['part', 'customer', 'edges'],
    [parts.map(({ part }) => part), parts.map(({ customer }) => customer), parts.map(() => 0n)],
  );
  // Of whom there is no state yet everything is measured.
  await session.run(
    sql`insert into ${sql.id(STEP_TABLES.part)} (part, customer, edges) select cast(${EVERYTHING} as text), customer, 0 from ${STRANGERS}`,
  );
};

/** Without those that nothing in `tw_part` asks for. What is the same for everybody may come to it while they run. */
const needed = async (session: Session, plan: Plan, statements: readonly PartSql[]): Promise<readonly PartSql[]> => {
  const named = new Set<string>(plan.columns.filter(({ scope }) => scope === 'overall').map(({ id }) => id));
  for await (const { part } of session.rows<{ part: string }>(
    sql`select distinct part from ${sql.id(STEP_TABLES.part)}`,
  ))
    named.add(part);
  return statements.filter(({ parts }) => parts === undefined || parts.some((part) => named.has(part)));
};

/** Those in `tw_only` of whom there is no state. */
const STRANGERS = sql`${sql.id(STEP_TABLES.only)} as ${sql.id('only')} where not exists (select 1 from ${sql.id(TABLES.state)} as state where state.customer = ${sql.id('only', 'customer')})`;

/**
 * How many in `tw_only` there is no state of. Not how many there is one of: measuring puts everybody there once something
 * that is the same for everybody moves, and they are not new.
 */
const strangersAmong = async (session: Session): Promise<number> =>
  (await session.row<{ size: number }>(sql`select count(*) as size from ${STRANGERS}`))?.size ?? 0;

/** Those in `tw_only` of whom there is neither a row nor a state. */
const goneCustomers = async (session: Session, { catalog }: Plan): Promise<number> => {
  const { id, table } = catalog.customer;
  return (
    (
      await session.row<{ size: number }>(
        sql`select count(*) as size from ${sql.id(STEP_TABLES.only)} as ${sql.id('only')} where not exists (select 1 from ${sql.id(TABLES.state)} as state where state.customer = ${sql.id('only', 'customer')})
        and not exists (select 1 from ${sql.id(table)} as known where ${sql.id('known', id)} = ${sql.id('only', 'customer')})`,
      )
    )?.size ?? 0
  );
};
