import type { Catalog } from '@tagwright/dsl';
import { TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { DIRTY_TABLE, EVER } from '../dirty/tables.js';
import { createIngestTables } from '../facts/ingest/tables.js';
import type { Session, Store } from '../store/store.js';
import { dropCustomerIndex, indexByCustomer } from './customer-index.js';
import { type Trigger, TRIGGER_PREFIX, triggersFor } from './triggers.js';

/**
 * Has the catalog's tables tell by themselves whose answers may differ: triggers write it down in the transaction that
 * changes a row, whoever does. Whatever was changed before is looked at anew by the next step. Does nothing where it is
 * so already, and takes the place of what was attached for another catalog. Where no index finds a customer's events, it
 * makes one. Throws like `createFactTables`, and
 * `event-ids-repeat` where an event's id is not its own.
 */
export const attach = (store: Store, catalog: Catalog): Promise<void> =>
  store.write(async (session) => {
    if ((await attachmentOf(session, catalog)) === 'whole') return;
    await createIngestTables(session, catalog);
    await drop(session, catalog);
    for (const event of catalog.events) await indexByCustomer(session, event);
    for (const { create } of triggersFor(session, catalog))
      for (const statement of create) await session.run(statement);
    await markEverybody(session, catalog);
  });

/** Takes the triggers away: changes by others show from then on after a full evaluation only. */
export const detach = (store: Store, catalog: Catalog): Promise<void> =>
  store.write(async (session) => {
    await drop(session, catalog);
    for (const event of catalog.events) await dropCustomerIndex(session, event);
  });

/** Whether all of the catalog's tables tell of their changes. */
export const attached = async (store: Store, catalog: Catalog): Promise<boolean> =>
  (await attachment(store, catalog)) === 'whole';

/** `partly`: the triggers are those of another catalog, or some are missing, so that changes may go unseen. */
export type Attachment = 'whole' | 'partly' | 'none';

/** How far the catalog's tables tell of their changes. */
export const attachment = (store: Store, catalog: Catalog): Promise<Attachment> =>
  store.session((session) => attachmentOf(session, catalog));

type Named = Pick<Trigger, 'table' | 'name'>;

const attachmentOf = async (session: Session, catalog: Catalog): Promise<Attachment> => {
  const wanted = triggersFor(session, catalog);
  const there = new Set((await presentTriggers(session, catalog)).map(({ name }) => name));
  if (there.size === 0) return 'none';
  return there.size === wanted.length && wanted.every(({ name }) => there.has(name)) ? 'whole' : 'partly';
};

const drop = async (session: Session, catalog: Catalog): Promise<void> => {
  for (const { table, name } of await presentTriggers(session, catalog)) {
    if (session.dialect.name === 'sqlite') await session.run(sql`drop trigger ${sql.id(name)}`);
    else {
      await session.run(sql`drop trigger ${sql.id(name)} on ${sql.id(table)}`);
      await session.run(sql`drop function if exists ${sql.id(name)}()`);
    }
  }
};

/** Our triggers on the catalog's tables. */
const presentTriggers = async (session: Session, { customer, events }: Catalog): Promise<readonly Named[]> => {
  const tables = new Set([customer.table, ...events.map(({ table }) => table)]);
  const all =
    session.dialect.name === 'sqlite'
      ? sql`select tbl_name as "table", name from sqlite_schema where type = 'trigger'`
      : sql`select relname::text as "table", tgname::text as name from pg_trigger join pg_class on pg_class.oid = tgrelid where relnamespace = current_schema()::regnamespace and not tgisinternal`;
  const found: Named[] = [];
  for await (const trigger of session.rows<Named>(all))
    if (trigger.name.startsWith(TRIGGER_PREFIX) && tables.has(trigger.table)) found.push(trigger);
  return found;
};

/** What changed while nobody watched may be anything, of anybody who is there or was. */
const markEverybody = async (session: Session, { customer }: Catalog): Promise<void> => {
  if ((await session.columnsOf(TABLES.answer)).length === 0) return;
  await session.run(
    sql`insert into ${sql.id(DIRTY_TABLE)} (customer, source, since) select customer, null, ${BigInt(EVER)} from (select ${sql.id(customer.id)} as customer from ${sql.id(customer.table)} union select customer from ${sql.id(TABLES.answer)}) as everybody`,
  );
};
