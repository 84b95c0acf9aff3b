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
import { type ColumnRow, columnsThere, presentColumn } from '../columns.js';
import { faultOf, guarded } from './faults.js';
import { Prepared } from './prepared.js';
import { Stream } from './stream.js';

/** The connection, for whoever has the turn. What can be synchronous is. */
export class SqliteSession implements Session {
  readonly dialect: Dialect = sqlite;
  /** Whoever has the turn has it alone. */
  readonly turnsTaken = 0;
  readonly #streams = new Set<Stream>();
  readonly #prepared: Prepared;
  #depth = 0;

  constructor(
    readonly path: string,
    readonly database: Database,
  ) {
    this.#prepared = new Prepared(database);
  }

  async run(statement: SqlStatement): Promise<number> {
    const { sql, parameters } = compiledFor(sqlite, statement);
    this.#beforeWriting();
    return this.#using(sql, (prepared) => prepared.run(...parameters).changes);
  }

  async row<Row>(statement: SqlStatement): Promise<Row | undefined> {
    const { sql, parameters } = compiledFor(sqlite, statement);
    const row = this.#using(sql, (prepared) => prepared.safeIntegers().get(...parameters));
    return row === undefined ? undefined : (inNumbers(row) as Row);
  }

  async all<Row>(statement: SqlStatement): Promise<readonly Row[]> {
    const { sql, parameters } = compiledFor(sqlite, statement);
    return this.#using(sql, (prepared) => {
      // A BigInt for each integer costs more than reading the row: where none is beyond a number, numbers say the same.
      const rows = prepared.readonly ? prepared.safeIntegers(false).all(...parameters) : undefined;
      return rows?.some(isRounded) === false
        ? rows
        : prepared
            .safeIntegers()
            .all(...parameters)
            .map(inNumbers);
    }) as readonly Row[];
  }

  async *rows<Row>(statement: SqlStatement): AsyncGenerator<Row> {
    yield* this.read<Row>(this.open(statement));
  }

  /** Begins to read. */
  open(statement: SqlStatement): Stream {
    const { sql, parameters } = compiledFor(sqlite, statement);
    return this.guarded(() => {
      const prepared = this.#prepared.take(sql);
      const stream = new Stream(prepared.safeIntegers().iterate(...parameters), (ended) => {
        this.#streams.delete(ended);
        this.#prepared.giveBack(sql, prepared);
      });
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

  /** In one go: a promise for each row would cost more than the row. */
  async insert(table: string, columns: readonly string[], values: readonly (readonly Cell[])[]): Promise<void> {
    this.#beforeWriting();
    this.#using(insertInto(table, columns), (statement) => {
      const row: Cell[] = Array.from({ length: columns.length });
      const insertAll = (): void => {
        for (let at = 0; at < (values[0]?.length ?? 0); at += 1) {
          for (let column = 0; column < row.length; column += 1)
            row[column] = (values[column] as readonly Cell[])[at] as Cell;
          statement.run(row);
        }
      };
      // Within a transaction that would be a savepoint, for which SQLite copies every page before it changes it.
      if (this.#depth > 0) insertAll();
      else this.database.transaction(insertAll)();
    });
  }

  async columnsOf(table: string): Promise<readonly PresentColumn[]> {
    const names = sqlite.givenTexts([table]);
    return (await this.all<ColumnRow>(columnsThere(sqlite, { names }))).map(presentColumn);
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

  #using<Result>(text: string, work: (prepared: Statement<unknown[], unknown>) => Result): Result {
    return this.guarded(() => {
      const prepared = this.#prepared.take(text);
      try {
        return work(prepared);
      } finally {
        this.#prepared.giveBack(text, prepared);
      }
    });
  }

  guarded<Result>(work: () => Result): Result {
    return guarded(this.path, work);
  }

  #beforeWriting(): void {
    for (const stream of this.#streams) this.guarded(() => stream.readAhead());
  }
}

const insertInto = (table: string, columns: readonly string[]): string =>
  `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Whether an integer of the row may be another than in the table: beyond 2^53 - 1 a number is rounded, to one that is there too. */
const isRounded = (row: unknown): boolean => {
  const cells = row as Record<string, unknown>;
  for (const name in cells) {
    const value = cells[name];
    if (typeof value === 'number' && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER)) return true;
  }
  return false;
};

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
