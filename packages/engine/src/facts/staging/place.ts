import type { Catalog, EventThing } from '@tagwright/dsl';
import { type RawBuilder, sql } from 'kysely';
import { compile } from '../../store/compile.js';
import { dropEventIdIndex, indexEventIds } from '../../store/schema.js';
import { keyColumn } from '../reading/table-spec.js';
import { hasRows } from './present.js';
import { isBlank } from './rows.js';
import type { Staging } from './staging.js';

/** Thrown out of the writing transaction when the rows of a staging cannot all be placed: they have to be settled. */
export class Unsettled extends Error {
  constructor(readonly staging: Staging) {
    super(`rows for ${staging.spec.table} contradict each other or what is there`);
  }
}

/** Places all staged customers; the number of rows. */
export const placeCustomers = (staging: Staging): number => {
  const { store, spec, columns } = staging;
  const id = sql.id(keyColumn(spec, 'id'));
  const others = columns.filter(({ name }) => name !== keyColumn(spec, 'id')).map(({ name }) => sql.id(name));
  // Of a customer made for the sake of an event nothing was known: the real row takes the place.
  store.run(
    compile(
      sql`delete from ${sql.id(spec.table)} where ${isBlank(others)} and ${id} in (select ${id} from ${staging.table})`,
    ),
  );
  insertSorted(staging, [id]);
  return staging.rows;
};

/**
 * Places all staged events. Into an empty table the rows go first, in its own order, and the index of ids is
 * built afterwards from one sort.
 */
export const placeEvents = (
  staging: Staging,
  event: EventThing,
  catalog: Catalog,
  createCustomers: boolean,
): Placed => {
  const { store, spec } = staging;
  const { id, customer, at } = event.columns;
  const isBulk = !hasRows(store, spec.table);
  if (isBulk) dropEventIdIndex(store, event);
  else indexEventIds(store, event);
  insertSorted(staging, [sql.id(customer), sql.id(at), sql.id(id)]);
  if (isBulk) indexOrDoubt(staging, event);
  // The table is in the order of customers, which makes the look-up of each a walk along both.
  const strangers = isBulk
    ? strangersIn(sql.id(spec.table), event, catalog)
    : strangersIn(staging.table, event, catalog);
  if (createCustomers) {
    const made = store.run(
      compile(sql`insert into ${sql.id(catalog.customer.table)} (${sql.id(catalog.customer.id)}) ${strangers}`),
    );
    return { rows: staging.rows, customers: made };
  }
  if (store.row(compile(sql`${strangers} limit 1`)) !== undefined) throw new Unsettled(staging);
  return { rows: staging.rows, customers: 0 };
};

export interface Placed {
  readonly rows: number;
  /** How many customers had to be made. */
  readonly customers: number;
}

/** Moves the rows over in the order of their table; one that finds its key taken is a doubt. */
const insertSorted = (staging: Staging, order: readonly RawBuilder<unknown>[]): void => {
  const { store, spec, table, rows } = staging;
  const columns = sql.join(staging.columns.map(({ name }) => sql.id(name)));
  const placed = store.run(
    compile(
      sql`insert or ignore into ${sql.id(spec.table)} (${columns}) select ${columns} from ${table} order by ${sql.join(order)}`,
    ),
  );
  if (placed !== rows) throw new Unsettled(staging);
};

const indexOrDoubt = (staging: Staging, event: EventThing): void => {
  try {
    indexEventIds(staging.store, event);
  } catch (thrown) {
    throw isUniqueFault(thrown) ? new Unsettled(staging) : thrown;
  }
};

const isUniqueFault = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'SQLITE_CONSTRAINT_UNIQUE';

/** The customers of events that no customer row is of. */
const strangersIn = (events: RawBuilder<unknown>, event: EventThing, { customer }: Catalog): RawBuilder<unknown> => {
  const name = sql.id(event.columns.customer);
  return sql`
    select distinct ${name} from ${events} event
    where not exists (select 1 from ${sql.id(customer.table)} known where known.${sql.id(customer.id)} = event.${name})`;
};
