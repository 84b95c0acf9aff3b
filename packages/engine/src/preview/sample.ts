import { TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { populationSize } from '../results/evaluation.js';
import type { Session } from '../store/store.js';

/** The customers that an estimate looks at, in a temporary table (customer). */
export const SAMPLE_TABLE = 'tw_sample';

export interface Sample {
  /** How many customers are in it, and of how many. */
  readonly size: number;
  readonly population: number;
  /** The one in the middle, by id: about half of everybody come after him. Undefined where nobody is in it. */
  readonly middle: string | undefined;
}

/** Hashes are looked at to one in so many. */
const BUCKETS = 1 << 20;
const SALT = 'tagwright preview';

/**
 * A share of the customers by the hash of their ids, about `wanted` of them: whoever is in a small sample is in every
 * larger one, and a customer comes and goes without moving the others. All of them where there are not many more.
 */
export const drawSample = async (session: Session, wanted: number): Promise<Sample> => {
  const { dialect } = session;
  const population = await populationSize(session);
  const share = Math.min(1, wanted / Math.max(1, population));
  const limit = share > 0.5 ? BUCKETS : Math.ceil(share * BUCKETS);
  const bucket = dialect.bucket(sql`${SALT}`, sql.id('customer'), sql`${BigInt(BUCKETS)}`);
  await session.run(sql`drop table if exists ${sql.id(SAMPLE_TABLE)}`);
  await session.run(
    dialect.scratchTable(SAMPLE_TABLE, sql`customer ${dialect.columnType('text')} primary key not null`),
  );
  const chosen = limit === BUCKETS ? sql`` : sql` where ${bucket} < ${BigInt(limit)}`;
  const size = await session.run(
    sql`insert into ${sql.id(SAMPLE_TABLE)} (customer) select customer from ${sql.id(TABLES.state)}${chosen}`,
  );
  const middle = await session.row<{ customer: string }>(
    sql`select customer from ${sql.id(SAMPLE_TABLE)} order by customer limit 1 offset ${BigInt(Math.floor(size / 2))}`,
  );
  return { size, population, middle: middle?.customer };
};
