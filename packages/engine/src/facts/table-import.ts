import type { Finding } from '../errors/findings.js';
import type { Session } from '../store/store.js';
import type { DataFile } from './files/find.js';
import type { BadRow, Batch } from './reading/batch.js';
import type { TableReport } from './report.js';
import { Doubtful } from './staging/doubtful.js';
import { type CustomerKeys, settle } from './staging/settle.js';
import { Staging } from './staging/staging.js';
import { dropOrigins } from './staging/told-before.js';

/** One file on its way into its table: what is staged, what is bad, and the counts of the report. */
export class TableImport {
  readonly findings: Finding[] = [];
  inserted = 0;
  seconds = 0;
  #read = 0;
  #unreadable = 0;
  readonly #firstBad: Finding[] = [];

  private constructor(
    readonly session: Session,
    readonly file: DataFile,
    readonly showBadRows: number,
    readonly staging: Staging,
    readonly doubtful: Doubtful,
  ) {}

  /** `number` tells the temporary tables of an import apart. */
  static async open(session: Session, file: DataFile, number: number, showBadRows: number): Promise<TableImport> {
    const staging = await Staging.open(session, file.spec, number);
    const doubtful = await Doubtful.open(session, file.spec, file.name, number);
    return new TableImport(session, file, showBadRows, staging, doubtful);
  }

  /** Takes in the rows of a batch; `keepAside` gets the bad ones. */
  async stage(batch: Batch, keepAside: (row: BadRow) => void): Promise<void> {
    await this.staging.add(batch);
    this.findings.push(...batch.findings);
    this.#read += batch.lines.length + batch.bad.length;
    this.#unreadable += batch.bad.length;
    for (const row of batch.bad) {
      if (this.#firstBad.length < this.showBadRows) this.#firstBad.push(row.finding);
      keepAside(row);
    }
  }

  /** Finds the staged rows that cannot stand; events are judged by their customers if these are given. */
  async settle(customers: readonly CustomerKeys[] | undefined): Promise<void> {
    const present = await this.session.columnsOf(this.file.spec.table);
    await settle(this.staging, this.doubtful, new Set(present.map(({ name }) => name)), customers);
  }

  get rowsRead(): number {
    return this.#read;
  }

  /** Rows with a cell that cannot be read. */
  get unreadable(): number {
    return this.#unreadable;
  }

  async badRows(): Promise<number> {
    return this.#unreadable + (await this.doubtful.count());
  }

  async firstBadRows(): Promise<readonly Finding[]> {
    const first = [...this.#firstBad];
    for await (const { finding } of this.doubtful.rows()) {
      if (first.length >= 2 * this.showBadRows) break;
      first.push(finding);
    }
    return first.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, this.showBadRows);
  }

  async report(): Promise<TableReport> {
    return {
      table: this.file.spec.table,
      file: this.file.name,
      rowsRead: this.#read,
      inserted: this.inserted,
      repeated: this.staging.repeated,
      rejected: await this.badRows(),
      seconds: this.seconds,
    };
  }

  async drop(): Promise<void> {
    await dropOrigins(this.staging);
    await this.staging.drop();
    await this.doubtful.drop();
  }
}
