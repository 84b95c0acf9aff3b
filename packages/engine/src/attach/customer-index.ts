import type { EventThing } from '@tagwright/dsl';
import { OWNED_PREFIX } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { createIndex } from '../store/schema.js';
import type { Session } from '../store/store.js';

/** No longer than a table's name may be made. */
const indexOf = ({ table }: EventThing): string => `${OWNED_PREFIX}${table}_of`;

/** Makes an index by which the events of one customer are found, where an application's table has none of its own. */
export const indexByCustomer = async (session: Session, event: EventThing): Promise<void> => {
  const { table, columns } = event;
  if ((await leadingColumns(session, table)).has(columns.customer)) return;
  await createIndex(session, { name: indexOf(event), table, column: columns.customer });
};

export const dropCustomerIndex = async (session: Session, event: EventThing): Promise<void> => {
  await session.run(sql`drop index if exists ${sql.id(indexOf(event))}`);
};

/** The columns that come first in a key or an index of a table. */
const leadingColumns = async (session: Session, table: string): Promise<ReadonlySet<string>> => {
  const columns =
    session.dialect.name === 'sqlite'
      ? sql`select name from pragma_table_info(${table}) where pk = 1
          union select first.name from pragma_index_list(${table}) as other join pragma_index_info(other.name) as first where first.seqno = 0`
      : sql`select attname::text as name from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
          where indrelid = to_regclass(quote_ident(${table})) and indpred is null`;
  const found = new Set<string>();
  for await (const { name } of session.rows<{ name: string }>(columns)) found.add(name);
  return found;
};
