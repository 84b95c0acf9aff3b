import { OWNED_PREFIX, type StoredColumn } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../../store/store.js';
import type { Batch } from '../reading/batch.js';
import { keyColumn, storedColumnsOf, type TableSpec } from '../reading/table-spec.js';

/** The column of a staged row that says which line of the file it is from. */
const LINE_NAME = `${OWNED_PREFIX}line`;
export const LINE = sql.id(LINE_NAME);
/** Its text as the file has it, where that is kept. */
const RAW_NAME = `${OWNED_PREFIX}raw`;
export const RAW = sql.id(RAW_NAME);

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
  readonly #filled: readonly string[];

  private constructor(
    readonly session: Session,
    readonly spec: TableSpec,
    number: number,
  ) {
    this.columns = storedColumnsOf(spec);
    this.name = `${OWNED_PREFIX}staged_${number}`;
    this.table = sql.id(this.name);
    this.#filled = [LINE_NAME, RAW_NAME, ...this.columns.map(({ name }) => name)];
  }

  static async open(session: Session, spec: TableSpec, number: number): Promise<Staging> {
    const staging = new Staging(session, spec, number);
    await staging.drop();
    const { dialect } = session;
    const declared = staging.columns.map(({ name, storage }) => sql`${sql.id(name)} ${dialect.columnType(storage)}`);
    const line = sql`${LINE} ${dialect.columnType('integer')} primary key`;
    const raw = sql`${RAW} ${dialect.columnType('text')}`;
    await session.run(sql`create temp table ${staging.table} (${sql.join([line, raw, ...declared])})`);
    return staging;
  }

  async add({ lines, raws, columns }: Batch): Promise<void> {
    const kept = raws ?? Array.from({ length: lines.length }, () => null);
    await this.session.insert(this.name, this.#filled, [lines, kept, ...columns]);
    this.rows += lines.length;
  }

  /** For looking rows up by their id; without it every look-up reads the whole table. */
  async indexIds(): Promise<void> {
    const id = sql.id(keyColumn(this.spec, 'id'));
    await this.session.run(sql`create index if not exists ${sql.id(`${this.name}_id`)} on ${this.table} (${id})`);
  }

  /** To be called when rows have been taken out. */
  async countRows(): Promise<void> {
    const counted = await this.session.row<{ rows: number }>(sql`select count(*) as rows from ${this.table}`);
    this.rows = counted?.rows ?? 0;
  }

  async drop(): Promise<void> {
    await this.session.run(sql`drop table if exists ${this.table}`);
  }
}
