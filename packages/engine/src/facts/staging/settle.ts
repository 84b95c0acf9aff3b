import { type RawBuilder, sql } from 'kysely';
import { INGEST_TABLES } from '../ingest/tables.js';
import { keyColumn } from '../reading/table-spec.js';
import type { Doubtful } from './doubtful.js';
import { hasRows } from './present.js';
import { isBlank, sameRow } from './rows.js';
import { LINE, RAW, type Staging } from './staging.js';

/** Where customers are looked up: a table and its key column, which must be indexed. */
export interface CustomerKeys {
  readonly table: RawBuilder<unknown>;
  readonly id: string;
}

/**
 * Compares staged rows with each other, with those in their table already (which has the columns `present`; none: there
 * is no table), and with the customers (undefined: not at all), as whole sets. Identical repeats leave the staging and
 * are counted; rows that contradict others move to the doubtful; of one id with two contents the first line stays.
 */
export const settle = async (
  staging: Staging,
  doubtful: Doubtful,
  present: ReadonlySet<string>,
  customers: readonly CustomerKeys[] | undefined,
): Promise<void> => {
  const { session, spec } = staging;
  await session.write(async (within) => {
    await staging.indexIds();
    const remove = (lines: RawBuilder<unknown>): Promise<number> =>
      within.run(sql`delete from ${staging.table} where ${LINE} in (${lines})`);
    const take = async (twins: Twins, doubt: RawBuilder<unknown>, firstLine: RawBuilder<unknown>): Promise<void> => {
      staging.repeated += await remove(sql`select later.${LINE} ${twins.pairs} where ${twins.same}`);
      await doubtful.add(sql`select ${doubtfulRow(staging, doubt, firstLine)} ${twins.pairs} where not ${twins.same}`);
    };
    await take(twiceStaged(staging), sql`'two-contents'`, sql`earlier.${LINE}`);
    if (present.size > 0) await take(knownAlready(staging, present), sql`'known-otherwise'`, sql`null`);
    if (spec.kind === 'customer' && (await hasRows(within, INGEST_TABLES.merge))) await doubtful.add(ofMerged(staging));
    if (customers !== undefined && spec.kind === 'event') await doubtful.add(ofStrangers(staging, customers));
    await remove(sql`select line from ${doubtful.table}`);
    await staging.countRows();
  });
};

/** Staged rows (`later`) with another row of the same id, and whether the two are equal. */
interface Twins {
  readonly pairs: RawBuilder<unknown>;
  readonly same: RawBuilder<unknown>;
}

const twiceStaged = ({ table, spec, columns }: Staging): Twins => {
  const id = sql.id(keyColumn(spec, 'id'));
  return {
    pairs: sql`
      from (select ${id} as id, min(${LINE}) as line from ${table} group by ${id} having count(*) > 1) firsts
      join ${table} earlier on earlier.${LINE} = firsts.line
      join ${table} later on later.${id} = firsts.id and later.${LINE} > firsts.line`,
    same: sameRow(
      columns.map(({ name }) => sql`later.${sql.id(name)}`),
      columns.map(({ name }) => sql`earlier.${sql.id(name)}`),
    ),
  };
};

/** A customer of whom nothing is known is no twin of one of whom something is: it will give way. */
const knownAlready = ({ table, spec, columns }: Staging, present: ReadonlySet<string>): Twins => {
  const idColumn = keyColumn(spec, 'id');
  const id = sql.id(idColumn);
  const known = columns.map(({ name }) => (present.has(name) ? sql`known.${sql.id(name)}` : sql`null`));
  const same = sameRow(
    columns.map(({ name }) => sql`later.${sql.id(name)}`),
    known,
  );
  const content = known.filter((_, index) => columns[index]?.name !== idColumn);
  const isTwin = spec.kind === 'customer' ? sql`and (${same} or not ${isBlank(content)})` : sql``;
  return {
    pairs: sql`from ${table} later join ${sql.id(spec.table)} known on known.${id} = later.${id} ${isTwin}`,
    same,
  };
};

/** Who was merged into another customer is none any more. */
const ofMerged = (staging: Staging): RawBuilder<unknown> => sql`
  select ${doubtfulRow(staging, sql`'merged-customer'`, sql`null`)}
  from ${staging.table} later
  where later.${sql.id(keyColumn(staging.spec, 'id'))} in (select merged from ${sql.id(INGEST_TABLES.merge)})`;

const ofStrangers = (staging: Staging, customers: readonly CustomerKeys[]): RawBuilder<unknown> => {
  const customer = sql`later.${sql.id(keyColumn(staging.spec, 'customer'))}`;
  const isUnknown = customers.map(
    ({ table, id }) => sql`not exists (select 1 from ${table} known where known.${sql.id(id)} = ${customer})`,
  );
  return sql`
    select ${doubtfulRow(staging, sql`'unknown-customer'`, sql`null`)}
    from ${staging.table} later
    where ${sql.join([sql`true`, ...isUnknown], sql` and `)}`;
};

/** The columns of a doubtful row, out of the staged row `later`. */
const doubtfulRow = ({ spec }: Staging, doubt: RawBuilder<unknown>, firstLine: RawBuilder<unknown>) => {
  const customer = spec.kind === 'event' ? sql`later.${sql.id(keyColumn(spec, 'customer'))}` : sql`null`;
  return sql`later.${LINE}, ${doubt}, later.${sql.id(keyColumn(spec, 'id'))}, ${customer}, ${firstLine}, later.${RAW}`;
};
