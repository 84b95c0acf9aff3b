import { EngineError } from '@tagwright/engine';
import { sql } from 'kysely';
import { ServerError } from '../errors/index.js';
import { defineJob } from './job.js';

/** Counts a table's rows. */
export const countJob = defineJob('trial.count', async ({ store }, table: string): Promise<number> => {
  const row = await store.row<{ size: number }>(sql`select count(*) as size from ${sql.id(table)}`);
  return row?.size ?? 0;
});

/** Tells each number up to the last, and adds them up. */
export const sumJob = defineJob('trial.sum', async (_, last: number, tell: (each: number) => void): Promise<number> => {
  let sum = 0;
  for (let each = 1; each <= last; each += 1) {
    tell(each);
    sum += each;
  }
  return sum;
});

/** Never gives the processor back. */
export const spinJob = defineJob('trial.spin', async (): Promise<never> => {
  for (;;);
});

/** Keeps the database busy for hours with one statement. */
export const longQueryJob = defineJob('trial.long-query', async ({ store }): Promise<unknown> => {
  const numbers = sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < 20000)`;
  return store.row(
    sql`${numbers} select count(*) as trial_size from number a, number b, number c where a.n + b.n > c.n`,
  );
});

/** Makes a table that goes with its transaction, and says whether it found one of that name before. */
export const scratchJob = defineJob('trial.scratch', ({ scratch }): Promise<boolean> =>
  scratch((session, transaction) =>
    transaction(async () => {
      await session.run(sql`create temp table trial (n integer)`);
      return (await session.row(sql`select 1 as found from trial`)) !== undefined;
    }),
  ),
);

export const refuseJob = defineJob('trial.refuse', async (_, how: 'server' | 'engine' | 'fault'): Promise<never> => {
  if (how === 'server') throw new ServerError(404, 'no-such-customer', { id: 'c1' });
  if (how === 'engine') throw new EngineError('unknown-customer', { customer: 'c1' });
  throw new Error('a slip of ours');
});

/** The process goes down. */
export const crashJob = defineJob('trial.crash', async (): Promise<never> => process.exit(7));

export const idOfProcessJob = defineJob('trial.process', async (): Promise<number> => process.pid);
