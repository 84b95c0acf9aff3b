import { openSqlite, type SqliteStore } from '@tagwright/engine';
import { answer } from '../process/program.js';

/**
 * Turns a copy of the shop into the tables that a site has before it has this engine: ordinary ones, with the rows in
 * the order in which they came about, an index by customer and time on each, and the planner's statistics.
 */
answer(async ({ database }: { readonly database: string }): Promise<void> => {
  const store = await openSqlite(database);
  for (const { name, columns } of eventTables(store)) {
    const list = columns.map((column) => `"${column}"`).join(', ');
    store.database.exec(`
      alter table "${name}" rename to engine_table;
      drop index if exists "tw_${name}_id";
      create table "${name}" (${columns.map((column) => (column === 'id' ? 'id text primary key' : `"${column}"`)).join(', ')});
      insert into "${name}" select ${list} from engine_table order by at, id;
      drop table engine_table;
      create index "${name}_by_customer" on "${name}" (customer, at);
    `);
  }
  store.database.exec('analyze; vacuum');
  await store.close();
});

const eventTables = (store: SqliteStore): { readonly name: string; readonly columns: readonly string[] }[] =>
  store.database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'tw!_%' escape '!'")
    .pluck()
    .all()
    .map((name) => ({
      name: String(name),
      columns: store.database.prepare('select name from pragma_table_info(?)').pluck().all(name).map(String),
    }))
    .filter(({ columns }) => columns.includes('customer') && columns.includes('at'));
