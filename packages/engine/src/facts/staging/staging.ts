import { OWNED_PREFIX, type StoredColumn } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import { compile } from '../../store/compile.js';
import type { SqliteStore } from '../../store/sqlite.js';
import type { Batch } from '../reading/batch.js';
import { keyColumn, storedColumnsOf, type TableSpec } from '../reading/table-spec.js';
import type { Stored } from '../values/reader.js';

/** The column of a staged row that says which line of the file it is from. */
export const LINE = sql.id(`${OWNED_PREFIX}line`);
/** Its text as the file has it, where that is kept. */
export const RAW = sql.id(`${OWNED_PREFIX}raw`);
const TYPES = { integer: sql`integer`, flag: sql`integer`, real: sql`real`, text: sql`text` };

/**
 * The rows of one file on their way into their table: in a temporary table, in the order of the file, so that nobody
 * sees them, no lock is held while the file is read, and they are gone with the connection.
 */
export class Staging {
  readonly columns: readonly StoredColumn[];
  /** The temporary table, as SQL. */
  readonly table: RawBuilder<unknown>;
  readonly name: string;
  /** How many rows are to be placed. */
  rows = 0;
  /** How many rows were left out because the very same row stands elsewhere. */
  repeated = 0;
  readonly #insert: (batch: Batch) => void;

  constructor(
    readonly store: SqliteStore,
    readonly spec: TableSpec,
  ) {
    this.columns = storedColumnsOf(spec);
    this.name = `${OWNED_PREFIX}staged_${spec.table}`;
    this.table = sql`temp.${sql.id(this.name)}`;
    const declared = this.columns.map(({ name, storage }) => sql`${sql.id(name)} ${TYPES[storage]}`);
    this.drop();
    store.run(
      compile(sql`create table ${this.table} (${LINE} integer primary key, ${RAW} text, ${sql.join(declared)})`),
    );
    this.#insert = this.#inserter();
  }

  add(batch: Batch): void {
    this.#insert(batch);
    this.rows += batch.lines.length;
  }

  /** For looking rows up by their id; without it every look-up reads the whole table. */
  indexIds(): void {
    const index = sql`temp.${sql.id(`${this.name}_id`)}`;
    const id = sql.id(keyColumn(this.spec, 'id'));
    this.store.run(compile(sql`create index if not exists ${index} on ${sql.id(this.name)} (${id})`));
  }

  /** To be called when rows have been taken out. */
  countRows(): void {
    const counted = this.store.row<{ rows: number }>(compile(sql`select count(*) as rows from ${this.table}`));
    this.rows = counted?.rows ?? 0;
  }

  drop(): void {
    this.store.run(compile(sql`drop table if exists ${this.table}`));
  }

  /** One transaction a batch: the temporary file needs no safety, but a transaction a row would cost. */
  #inserter(): (batch: Batch) => void {
    const places = [LINE, RAW, ...this.columns].map(() => sql`?`);
    const { sql: text } = compile(sql`insert into ${this.table} values (${sql.join(places)})`);
    const statement = this.store.database.prepare(text);
    const width = this.columns.length;
    return this.store.database.transaction((batch: Batch) => {
      const values: Stored[] = Array.from({ length: width + 2 });
      for (let row = 0; row < batch.lines.length; row += 1) {
        values[0] = batch.lines[row] as number;
        values[1] = batch.raws?.[row] ?? null;
        for (let column = 0; column < width; column += 1)
          values[column + 2] = (batch.columns[column] as readonly Stored[])[row] as Stored;
        statement.run(values);
      }
    });
  }
}
