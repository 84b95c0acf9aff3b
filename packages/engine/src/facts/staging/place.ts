import type { Catalog, EventThing } from '@tagwright/dsl';
import { type RawBuilder, sql } from 'kysely';
import { dropEventIdIndex, indexEventIds } from '../../store/schema.js';
import { DuplicateKey, type Session } from '../../store/store.js';
import { keyColumn } from '../reading/table-spec.js';
import { markCustomers } from './mark-placed.js';
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
export const placeCustomers = async (session: Session, staging: Staging): Promise<number> => {
  const { spec, columns } = staging;
  const id = sql.id(keyColumn(spec, 'id'));
  const others = columns.filter(({ name }) => name !== keyColumn(spec, 'id')).map(({ name }) => sql.id(name));
  // Of a customer made for the sake of an event nothing was known: the real row takes the place.
  await session.run(
    sql`delete from ${sql.id(spec.table)} where ${isBlank(others)} and ${id} in (select ${id} from ${staging.table})`,
  );
  await insertSorted(session, staging, [id]);
  return staging.rows;
};

/**
 * Places all staged events. Into an empty table the rows go first, in its own order, and the index of ids is
 * built afterwards from one sort.
 */
export const placeEvents = async (
  session: Session,
  staging: Staging,
  event: EventThing,
  catalog: Catalog,
  createCustomers: boolean,
): Promise<Placed> => {
  const { spec } = staging;
  const { id, customer, at } = event.columns;
  const isBulk = !(await hasRows(session, spec.table));
  if (isBulk) await dropEventIdIndex(session, event);
  else await indexEventIds(session, event);
  await insertSorted(session, staging, [sql.id(customer), sql.id(at), sql.id(id)]);
  if (isBulk) await indexOrDoubt(session, staging, event);
  // The table is in the order of customers, which makes the look-up of each a walk along both.
  const strangers = isBulk
    ? strangersIn(sql.id(spec.table), event, catalog)
    : strangersIn(staging.table, event, catalog);
  if (createCustomers) {
    const name = sql.id(customer);
    await markCustomers(session, sql`select stranger.${name} as id from (${strangers}) as stranger`);
    const made = await session.run(
      sql`insert into ${sql.id(catalog.customer.table)} (${sql.id(catalog.customer.id)}) ${strangers}`,
    );
    return { rows: staging.rows, customers: made };
  }
  if ((await session.row(sql`${strangers} limit 1`)) !== undefined) throw new Unsettled(staging);
  return { rows: staging.rows, customers: 0 };
};

export interface Placed {
  readonly rows: number;
  /** How many customers had to be made. */
  readonly customers: number;
}

/** Moves the rows over in the order of their table; one that finds its key taken is a doubt. */
const insertSorted = async (
  session: Session,
  staging: Staging,
  order: readonly RawBuilder<unknown>[],
): Promise<void> => {
  const { spec, table, rows } = staging;
  const columns = sql.join(staging.columns.map(({ name }) => sql.id(name)));
  const placed = await session.run(
    sql`insert into ${sql.id(spec.table)} (${columns}) select ${columns} from ${table} where true order by ${sql.join(order)} on conflict do nothing`,
  );
  if (placed !== rows) throw new Unsettled(staging);
};

const indexOrDoubt = async (session: Session, staging: Staging, event: EventThing): Promise<void> => {
  try {
    await indexEventIds(session, event);
  } catch (thrown) {
    throw thrown instanceof DuplicateKey ? new Unsettled(staging) : thrown;
  }
};

/** The customers of events that no customer row is of. */
const strangersIn = (events: RawBuilder<unknown>, event: EventThing, { customer }: Catalog): RawBuilder<unknown> => {
  const name = sql.id(event.columns.customer);
  return sql`
    select distinct ${name} from ${events} event
    where not exists (select 1 from ${sql.id(customer.table)} known where known.${sql.id(customer.id)} = event.${name})`;
};
