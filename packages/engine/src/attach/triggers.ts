import { createHash } from 'node:crypto';
import { type Catalog, unreachable } from '@tagwright/dsl';
import { OWNED_PREFIX, postgres, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { DIRTY_TABLE, EVER } from '../dirty/tables.js';
import { customerTableLayout, eventTableLayout, type TableLayout } from '../store/layout.js';
import type { Session } from '../store/store.js';

/** What every trigger of ours is called by. */
export const TRIGGER_PREFIX = `${OWNED_PREFIX}attach_`;

/** A trigger on a table of the catalog, named after what it does: one of another catalog has another name. */
export interface Trigger {
  readonly table: string;
  readonly name: string;
  /** In order. */
  readonly create: readonly Sql[];
}

/** A table whose changes make customers dirty. */
interface Watched {
  readonly layout: TableLayout;
  readonly customer: string;
  /** Undefined for the customers' own table: what it says holds as it stands, for ever. */
  readonly at: string | undefined;
  /** The key by which a row may be replaced unseen. */
  readonly id: string;
}

type Happening = 'insert' | 'update' | 'delete' | 'replace' | 'truncate';

/** The triggers that the catalog's tables need on this database. */
export const triggersFor = (session: Session, { customer, events }: Catalog): readonly Trigger[] => {
  const watched: readonly Watched[] = [
    { layout: customerTableLayout(customer), customer: customer.id, at: undefined, id: customer.id },
    ...events.map((event) => ({
      layout: eventTableLayout(event),
      customer: event.columns.customer,
      at: event.columns.at,
      id: event.columns.id,
    })),
  ];
  const happenings: readonly Happening[] =
    session.dialect.name === 'sqlite'
      ? ['insert', 'update', 'delete', 'replace']
      : ['insert', 'update', 'delete', 'truncate'];
  return watched.flatMap((each) =>
    happenings.map((happening) => {
      const build = session.dialect.name === 'sqlite' ? sqliteTrigger : postgresTrigger;
      // The text of the statements is what the name stands for.
      const text = build(each, happening, '').map((statement) => session.dialect.compile(statement).sql);
      const digest = createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
      const name = `${TRIGGER_PREFIX}${digest}`;
      return { table: each.layout.table, name, create: build(each, happening, name) };
    }),
  );
};

const [OLD, NEW] = [sql`old`, sql`new`];
/** The rows of a statement, as PostgreSQL hands them over. */
const ROWS = sql.id('tw_rows');

/** A cell of a row, or of the table at hand. */
const cell = (row: Sql | undefined, name: string): Sql =>
  row === undefined ? sql.id(name) : sql`${row}.${sql.id(name)}`;

/** Parameters cannot stand in a trigger: what it says is written out. */
const since = ({ at }: Watched, row?: Sql): Sql =>
  at === undefined ? sql.lit(EVER) : sql`coalesce(${cell(row, at)}, ${sql.lit(EVER)})`;

const source = ({ at, layout }: Watched): Sql => (at === undefined ? sql`cast(null as text)` : sql.lit(layout.table));

const DIRTY = sql`insert into ${sql.id(DIRTY_TABLE)} (customer, source, since)`;

/** Makes the customer of one row dirty. */
const rowDirty = (watched: Watched, row: Sql): Sql => {
  const customer = cell(row, watched.customer);
  return sql`${DIRTY} select ${customer}, ${source(watched)}, ${since(watched, row)} where ${customer} is not null`;
};

/** Makes the customers of many rows dirty, each once. */
const rowsDirty = (watched: Watched, rows: Sql): Sql => {
  const customer = sql.id(watched.customer);
  return sql`${DIRTY} select ${customer}, ${source(watched)}, min(${since(watched)}) from ${rows} where ${customer} is not null group by ${customer}`;
};

const cellsOf = ({ layout }: Watched, row?: Sql): Sql => sql.join(layout.columns.map(({ name }) => cell(row, name)));

const sqliteTrigger = (watched: Watched, happening: Happening, name: string): readonly Sql[] => {
  const table = sql.id(watched.layout.table);
  const create = (when: Sql, work: readonly Sql[]): readonly Sql[] => [
    sql`create trigger ${sql.id(name)} ${when} begin ${sql.join(
      work.map((statement) => sql`${statement};`),
      sql` `,
    )} end`,
  ];
  switch (happening) {
    case 'insert':
      return create(sql`after insert on ${table}`, [rowDirty(watched, NEW)]);
    case 'update': {
      const isOther = sql`(${cellsOf(watched, OLD)}) is not (${cellsOf(watched, NEW)})`;
      const both = [rowDirty(watched, OLD), rowDirty(watched, NEW)];
      return create(sql`after update of ${cellsOf(watched)} on ${table} when ${isOther}`, both);
    }
    case 'delete':
      return create(sql`after delete on ${table}`, [rowDirty(watched, OLD)]);
    case 'replace': {
      // `insert or replace` deletes what stands in its way without a word.
      const replaced = sql`(select * from ${table} where ${sql.id(watched.id)} = ${NEW}.${sql.id(watched.id)})`;
      return create(sql`before insert on ${table}`, [rowsDirty(watched, replaced)]);
    }
    case 'truncate':
      return [];
    default:
      return unreachable(happening);
  }
};

const postgresTrigger = (watched: Watched, happening: Happening, name: string): readonly Sql[] => {
  const table = sql.id(watched.layout.table);
  const create = (when: Sql, work: readonly Sql[]): readonly Sql[] => {
    const body = work.map((statement) => `${postgres.compile(statement).sql};`).join(' ');
    return [
      // With the rights and the schema of who attaches: an application need not know our tables.
      sql`create function ${sql.id(name)}() returns trigger language plpgsql security definer set search_path from current as ${sql.lit(`begin ${body} return null; end`)}`,
      sql`create trigger ${sql.id(name)} ${when} execute function ${sql.id(name)}()`,
    ];
  };
  switch (happening) {
    case 'insert':
      return create(sql`after insert on ${table} referencing new table as ${ROWS} for each statement`, [
        rowsDirty(watched, ROWS),
      ]);
    case 'update': {
      const isOther = sql`(${cellsOf(watched, OLD)}) is distinct from (${cellsOf(watched, NEW)})`;
      return create(sql`after update of ${cellsOf(watched)} on ${table} for each row when (${isOther})`, [
        rowDirty(watched, OLD),
        rowDirty(watched, NEW),
      ]);
    }
    case 'delete':
      return create(sql`after delete on ${table} referencing old table as ${ROWS} for each statement`, [
        rowsDirty(watched, ROWS),
      ]);
    case 'truncate':
      return create(sql`before truncate on ${table} for each statement`, [rowsDirty(watched, table)]);
    case 'replace':
      return [];
    default:
      return unreachable(happening);
  }
};
