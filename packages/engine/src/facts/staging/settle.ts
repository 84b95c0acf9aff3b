import { type RawBuilder, sql } from 'kysely';
import { compile } from '../../store/compile.js';
import { keyColumn } from '../reading/table-spec.js';
import type { Doubtful } from './doubtful.js';
import { isBlank, sameRow } from './rows.js';
import { LINE, RAW, type Staging } from './staging.js';

/** Where customers are looked up: a table and its key column. */
export interface CustomerKeys {
  readonly table: RawBuilder<unknown>;
  readonly id: string;
}

/**
 * Compares staged rows with each other, with those in their table already (which has the columns `present`; none: there
 * is no table), and with the customers (undefined: not at all), as whole sets. Rows that are not to be placed move to
 * the doubtful; of one id with two contents the first line stays.
 */
export const settle = (
  staging: Staging,
  doubtful: Doubtful,
  present: ReadonlySet<string>,
  customers: readonly CustomerKeys[] | undefined,
): void => {
  const { store, table, spec, name } = staging;
  const id = sql.id(keyColumn(spec, 'id'));
  const index = sql`temp.${sql.id(`${name}_id`)}`;
  store.write(() => {
    store.run(compile(sql`create index if not exists ${index} on ${sql.id(name)} (${id})`));
    doubtful.add(twiceStaged(staging));
    if (present.size > 0) doubtful.add(knownAlready(staging, present));
    if (customers !== undefined && spec.kind === 'event') doubtful.add(ofStrangers(staging, customers));
    staging.rows -= store.run(compile(sql`delete from ${table} where ${LINE} in (select line from ${doubtful.table})`));
  });
};

/** The columns of a doubtful row, out of the staged row `later`. */
const doubtfulRow = (staging: Staging, doubt: RawBuilder<unknown>, firstLine: RawBuilder<unknown>) => {
  const { spec } = staging;
  const customer = spec.kind === 'event' ? sql`later.${sql.id(keyColumn(spec, 'customer'))}` : sql`null`;
  return sql`later.${LINE}, ${doubt}, later.${sql.id(keyColumn(spec, 'id'))}, ${customer}, ${firstLine}, later.${RAW}`;
};

const twiceStaged = (staging: Staging): RawBuilder<unknown> => {
  const { table, spec, columns } = staging;
  const id = sql.id(keyColumn(spec, 'id'));
  const same = sameRow(
    columns.map(({ name }) => sql`later.${sql.id(name)}`),
    columns.map(({ name }) => sql`earlier.${sql.id(name)}`),
  );
  const doubt = sql`iif(${same}, 'repeat', 'two-contents')`;
  return sql`
    select ${doubtfulRow(staging, doubt, sql`firsts.line`)}
    from (select ${id} as id, min(${LINE}) as line from ${table} group by ${id} having count(*) > 1) firsts
    join ${table} earlier on earlier.${LINE} = firsts.line
    join ${table} later on later.${id} = firsts.id and later.${LINE} > firsts.line`;
};

const knownAlready = (staging: Staging, present: ReadonlySet<string>): RawBuilder<unknown> => {
  const { table, spec, columns } = staging;
  const id = sql.id(keyColumn(spec, 'id'));
  const known = columns.map(({ name }) => (present.has(name) ? sql`known.${sql.id(name)}` : sql`null`));
  const same = sameRow(
    columns.map(({ name }) => sql`later.${sql.id(name)}`),
    known,
  );
  const doubt = sql`iif(${same}, 'repeat', 'known-otherwise')`;
  const gaveWay =
    spec.kind === 'customer'
      ? sql`${same} or not ${isBlank(known.filter((_, index) => columns[index]?.name !== keyColumn(spec, 'id')))}`
      : sql`true`;
  return sql`
    select ${doubtfulRow(staging, doubt, sql`null`)}
    from ${table} later join ${sql.id(spec.table)} known on known.${id} = later.${id}
    where ${gaveWay}`;
};

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
