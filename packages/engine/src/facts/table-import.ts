import type { Finding } from '../errors/findings.js';
import type { SqliteStore } from '../store/sqlite.js';
import type { DataFile } from './files/find.js';
import type { BadRow, Batch } from './reading/batch.js';
import type { TableReport } from './report.js';
import { Doubtful } from './staging/doubtful.js';
import { columnsPresent } from './staging/present.js';
import { type CustomerKeys, settle } from './staging/settle.js';
import { Staging } from './staging/staging.js';

/** One file on its way into its table: what is staged, what is bad, and the counts of the report. */
export class TableImport {
  readonly staging: Staging;
  readonly doubtful: Doubtful;
  readonly findings: Finding[] = [];
  inserted = 0;
  seconds = 0;
  #read = 0;
  #unreadable = 0;
  readonly #firstBad: Finding[] = [];

  constructor(
    readonly store: SqliteStore,
    readonly file: DataFile,
    readonly showBadRows: number,
  ) {
    this.staging = new Staging(store, file.spec);
    this.doubtful = new Doubtful(store, file.spec, file.name);
  }

  /** Takes in the rows of a batch; `keepAside` gets the bad ones. */
  stage(batch: Batch, keepAside: (row: BadRow) => void): void {
    this.staging.add(batch);
    this.findings.push(...batch.findings);
    this.#read += batch.lines.length + batch.bad.length;
    this.#unreadable += batch.bad.length;
    for (const row of batch.bad) {
      if (this.#firstBad.length < this.showBadRows) this.#firstBad.push(row.finding);
      keepAside(row);
    }
  }

  /** Finds the staged rows that cannot stand; events are judged by their customers if these are given. */
  settle(customers: readonly CustomerKeys[] | undefined): void {
    settle(this.staging, this.doubtful, columnsPresent(this.store, this.file.spec.table), customers);
  }

  get rowsRead(): number {
    return this.#read;
  }

  /** Rows with a cell that cannot be read. */
  get unreadable(): number {
    return this.#unreadable;
  }

  badRows(): number {
    return this.#unreadable + this.doubtful.count();
  }

  firstBadRows(): readonly Finding[] {
    const first = [...this.#firstBad];
    for (const { finding } of this.doubtful.rows()) {
      if (first.length >= 2 * this.showBadRows) break;
      first.push(finding);
    }
    return first.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, this.showBadRows);
  }

  report(): TableReport {
    return {
      table: this.file.spec.table,
      file: this.file.name,
      rowsRead: this.#read,
      inserted: this.inserted,
      repeated: this.staging.repeated,
      rejected: this.badRows(),
      seconds: this.seconds,
    };
  }

  drop(): void {
    this.staging.drop();
    this.doubtful.drop();
  }
}
