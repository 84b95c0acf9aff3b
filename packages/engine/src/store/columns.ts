import type { Dialect, Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { fixed } from './fixed.js';
import { place } from './place.js';
import type { PresentColumn } from './store.js';

/** A column of one of the tables that were asked for. */
export interface ColumnRow extends Omit<PresentColumn, 'order'> {
  readonly table: string;
  readonly order: string | null;
}

/** Whether a column's texts are in the order of their code points; what is `default` in a database may be anything. */
const byCodePoint = sql`(collname in ('C', 'POSIX') or (collname = 'default' and not ('a' < 'B') and not ('é' < 'z')))`;

const COLUMNS: Readonly<Record<Dialect['name'], Sql>> = {
  sqlite: sql`select asked.value as "table", found.name as name, lower(found.type) as type, null as "order"
    from json_each(${place('names', 'text')}) as asked cross join pragma_table_info(asked.value) as found`,
  postgres: sql`select asked.name as "table", attname::text as name, format_type(atttypid, null) as type,
      case when atttypid in ('text'::regtype, 'varchar'::regtype) and not ${byCodePoint} then collname::text end as "order"
    from unnest(${place('names', 'text[]')}) as asked(name)
      join pg_attribute on attrelid = to_regclass(quote_ident(asked.name))
      left join pg_collation on pg_collation.oid = attcollation
    where attnum > 0 and not attisdropped order by asked.name, attnum`,
};

/** Rows ({@link ColumnRow}) for the columns of tables by their names, those of each table in their order. */
export const columnsThere = fixed(({ name }) => COLUMNS[name]);

/** Rows { name } for those of some indexes that there are. */
export const indexesThere = fixed(({ name, memberOfGiven }) =>
  name === 'sqlite'
    ? sql`select name from sqlite_schema where type = 'index' and ${memberOfGiven(sql`name`, place('names', 'text'))}`
    : sql`select relname as name from pg_class where relkind in ('i', 'I') and relnamespace = current_schema()::regnamespace
        and ${memberOfGiven(sql`relname`, place('names', 'text[]'))}`,
);

/** As {@link ColumnRow} says it. */
export const presentColumn = ({ name, type, order }: ColumnRow): PresentColumn => ({
  name,
  type,
  order: order ?? undefined,
});
