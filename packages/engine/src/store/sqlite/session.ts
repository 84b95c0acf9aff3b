import { type Dialect, sqlite } from '@tagwright/dsl/sql';
import type { Database, Statement } from 'better-sqlite3';
import {
  type Cell,
  compiledFor,
  type PresentColumn,
  type Session,
  type SqlStatement,
  type WriteOptions,
} from '../store.js';
import { faultOf } from './faults.js';
import { Stream } from './stream.js';

/** The connection, for whoever has the turn. What can be synchronous is. */
export class SqliteSession implements Session {
  readonly dialect: Dialect = sqlite;
  readonly #streams = new Set<Stream>();
  readonly #inserts = new Map<string, Statement>();
  #depth = 0;

  constructor(
    readonly path: string,
    readonly database: Database,
  ) {}

  async run(statement: SqlStatement): Promise<number> {
    const { sql, parameters } = compiledFor(sqlite, statement);
    this.#beforeWriting();
    return this.guarded(() => this.database.prepare(sql).run(...parameters).changes);
  }

  async row<Row>(statement: SqlStatement): Promise<Row | undefined> {
    const { sql, parameters } = compiledFor(sqlite, statement);
    return this.guarded(() => {
      const row = this.database
        .prepare(sql)
        .safeIntegers()
        .get(...parameters);
      return row === undefined ? undefined : (inNumbers(row) as Row);
    });
  }

  async *rows<Row>(statement: SqlStatement): AsyncGenerator<Row> {
    yield* this.read<Row>(this.open(statement));
  }

  /** Begins to read. */
  open(statement: SqlStatement): Stream {
    const { sql, parameters } = compiledFor(sqlite, statement);
    return this.guarded(() => {
      const rows = this.database
        .prepare(sql)
        .safeIntegers()
        .iterate(...parameters);
      const stream = new Stream(rows, (ended) => this.#streams.delete(ended));
      this.#streams.add(stream);
      return stream;
    });
  }

  async *read<Row>(stream: Stream): AsyncGenerator<Row> {
    const next = (): unknown => this.guarded(() => stream.next());
    try {
      for (let row = next(); row !== undefined; row = next()) yield inNumbers(row) as Row;
    } finally {
      stream.close();
    }
  }

  /** One transaction for all rows, in one go: a promise for each would cost more than the row. */
  async insert(table: string, columns: readonly string[], values: readonly (readonly Cell[])[]): Promise<void> {
    this.#beforeWriting();
    this.guarded(() => {
      const statement = this.#insertInto(table, columns);
      const row: Cell[] = Array.from({ length: columns.length });
      this.database.transaction(() => {
        for (let at = 0; at < (values[0]?.length ?? 0); at += 1) {
          for (let column = 0; column < row.length; column += 1)
            row[column] = (values[column] as readonly Cell[])[at] as Cell;
          statement.run(row);
        }
      })();
    });
  }

  #insertInto(table: string, columns: readonly string[]): Statement {
    const text = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`;
    const known = this.#inserts.get(text) ?? this.database.prepare(text);
    this.#inserts.set(text, known);
    return known;
  }

  async columnsOf(table: string): Promise<readonly PresentColumn[]> {
    const rows = this.guarded(() =>
      this.database
        .prepare<unknown[], { name: string; type: string }>('select name, type from pragma_table_info(?)')
        .all(table),
    );
    return rows.map(({ name, type }) => ({ name, type: type.toLowerCase(), order: undefined }));
  }

  /** `BEGIN IMMEDIATE`, or a savepoint inside. */
  async write<Result>(
    work: (session: Session) => Promise<Result>,
    { bulk = false }: WriteOptions = {},
  ): Promise<Result> {
    this.#beforeWriting();
    const name = `tw_${this.#depth}`;
    const isOuter = this.#depth === 0;
    this.#exec(isOuter ? 'begin immediate' : `savepoint ${name}`);
    this.#depth += 1;
    if (bulk) this.database.pragma('threads = 2');
    try {
      const result = await work(this);
      this.#beforeWriting();
      this.#exec(isOuter ? 'commit' : `release ${name}`);
      return result;
    } catch (thrown) {
      this.#undo(isOuter ? 'rollback' : `rollback to ${name}; release ${name}`);
      throw faultOf(this.path, thrown);
    } finally {
      this.#depth -= 1;
      if (bulk) this.database.pragma('threads = 0');
    }
  }

  /** A full disk has ended the transaction already. */
  #undo(rollback: string): void {
    this.#beforeWriting();
    if (this.database.inTransaction) this.#exec(rollback);
  }

  #exec(sql: string): void {
    this.guarded(() => this.database.exec(sql));
  }

  guarded<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (thrown) {
      throw faultOf(this.path, thrown);
    }
  }

  #beforeWriting(): void {
    for (const stream of this.#streams) this.guarded(() => stream.readAhead());
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Integers become numbers where a number can hold them. */
const inNumbers = (row: unknown): unknown => {
  const cells = row as Record<string, unknown>;
  for (const name in cells) {
    const value = cells[name];
    if (typeof value === 'bigint' && value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER)
      cells[name] = Number(value);
  }
  return cells;
};
