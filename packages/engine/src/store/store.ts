import type { CompiledSql, Dialect, Sql, StorageClass } from '@tagwright/dsl/sql';

/** A statement as a tree, or as the text that a plan was compiled to. Integers in it are BigInt: a number is a double. */
export type SqlStatement = Sql | CompiledSql;

/** What a cell may be filled with. Whole numbers go into integer columns whether they are BigInt or not. */
export type Cell = string | number | bigint | null;

/** A column that a table has by now. */
export interface PresentColumn {
  readonly name: string;
  /** What it holds, in the database's own words: `text`, `bigint`. */
  readonly type: string;
  /** The order of its texts where that is not by code point: `en_US`. */
  readonly order: string | undefined;
}

/**
 * A connection to a database. What goes wrong outside of us (the disk, the server, the network, the rights) is an
 * `EngineError`. Whole numbers come back as numbers, beyond 2^53 - 1 as BigInt; booleans as 0 and 1.
 */
export interface Session {
  /** How its SQL is written. */
  readonly dialect: Dialect;
  /** How often somebody in this process has had, or waits for, a turn at the database: by it others are noticed. */
  readonly turnsTaken: number;
  /** Runs a statement that returns nothing; the number of rows it changed. Throws {@link DuplicateKey}. */
  run(statement: SqlStatement): Promise<number>;
  /** The only row, or the first. */
  row<Row>(statement: SqlStatement): Promise<Row | undefined>;
  /** All rows at once, for a few thousand of them at most: each by itself would cost more than reading it. */
  all<Row>(statement: SqlStatement): Promise<readonly Row[]>;
  /** Rows as they are asked for, as the database was when the first was: a million of them never lie in memory. */
  rows<Row>(statement: SqlStatement): AsyncIterable<Row>;
  /**
   * Fills a table, which may be a temporary one, fast: `values` are those of each column, all of one length. All of it, or
   * nothing; where it fails within a transaction, that has to be given up, or the part of it that `write` made.
   */
  insert(table: string, columns: readonly string[], values: readonly (readonly Cell[])[]): Promise<void>;
  /** None if there is no such table. */
  columnsOf(table: string): Promise<readonly PresentColumn[]>;
  /**
   * Does `work` as one transaction: all of it, or nothing. Writers take turns, in this process and across processes.
   * On a server that sees a conflict it is done again from the start. Inside another one it is a part of that, which
   * can fail by itself. `work` has to use the session that it is given.
   */
  write<Result>(work: (session: Session) => Promise<Result>, options?: WriteOptions): Promise<Result>;
}

export interface WriteOptions {
  /** Much will be sorted: worth another core, or more memory. */
  readonly bulk?: boolean;
}

/** An open database. */
export interface Store extends Session {
  /** As it was named, without a password. */
  readonly name: string;
  /** A connection of one's own for several steps, with temporary tables that last as long. */
  session<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /**
   * A connection to read from, on which nobody else waits: a long reading is not read ahead before something is written. What is
   * in memory alone has no second one.
   */
  aside<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** `create` (the default) makes the file if there is none; `existing` and `read-only` do not. A server's database has to exist. */
  readonly mode?: 'create' | 'existing' | 'read-only';
  /** How long to wait for another writer, in ms; 5 seconds if left out. */
  readonly patience?: number;
  /** The longest that a statement may take on a server, in ms; no limit if left out. A file knows no such limit. */
  readonly statementTimeout?: number;
}

/** A row with a key that is there already. */
export class DuplicateKey extends Error {}

export const compiledFor = (dialect: Dialect, statement: SqlStatement): CompiledSql =>
  'parameters' in statement ? statement : dialect.compile(statement);

/** What a column of a storage class is called where {@link PresentColumn} says its type. */
export const typeName = (dialect: Dialect, storage: StorageClass): string => TYPE_NAMES[dialect.name][storage];

const TYPE_NAMES: Readonly<Record<Dialect['name'], Readonly<Record<StorageClass, string>>>> = {
  sqlite: { integer: 'integer', flag: 'integer', real: 'real', text: 'text' },
  postgres: { integer: 'bigint', flag: 'smallint', real: 'double precision', text: 'text' },
};
