import type { Catalog, EventThing } from '@tagwright/dsl';
import { sql } from 'kysely';
import type { Finding } from '../errors/findings.js';
import { counted } from '../store/counted.js';
import { createFactTables } from '../store/schema.js';
import type { Session } from '../store/store.js';
import { FileFault } from './files/fault.js';
import type { DataFile } from './files/find.js';
import { throttled } from './progress.js';
import type { Batch } from './reading/batch.js';
import type { TableJob } from './reading/job.js';
import { readHead, readTable } from './reading/read-table.js';
import { ReadingThread } from './reading/reading-thread.js';
import { openRejects, type Rejects } from './rejects.js';
import type { ImportOptions, ImportReport, TableReport } from './report.js';
import { markPlaced } from './staging/mark-placed.js';
import { Unsettled, placeCustomers, placeEvents } from './staging/place.js';
import { hasRows } from './staging/present.js';
import type { CustomerKeys } from './staging/settle.js';
import { keepOrigins, leaveOutDeleted, standUnderOthers } from './staging/told-before.js';
import { TableImport } from './table-import.js';

/** A smaller file is read before a thread has started. */
const THREAD_FROM_BYTES = 4 * 1024 * 1024;
const isLarge = ({ size }: DataFile): boolean => size >= THREAD_FROM_BYTES;
const SHOW_BAD_ROWS = 20;

/**
 * One import: headers, then rows into stagings, then all of it into the tables in one transaction. What is wrong is
 * gathered on the way; only the last step changes the database.
 */
export class ImportRun {
  readonly #tables: TableImport[] = [];
  readonly #findings: Finding[] = [];
  readonly #tell: ReturnType<typeof throttled>;
  readonly #started = performance.now();
  readonly #bytesTotal: number;
  #createdCustomers = 0;
  #rejects: Rejects | undefined;
  readonly #thread: ReadingThread | undefined;

  constructor(
    readonly session: Session,
    readonly catalog: Catalog,
    readonly files: readonly DataFile[],
    readonly options: ImportOptions,
  ) {
    this.#tell = throttled(options.onProgress, () => performance.now());
    this.#bytesTotal = files.reduce((sum, file) => sum + file.size, 0);
    this.#thread = files.some(isLarge) ? new ReadingThread() : undefined;
  }

  /** `findings` are those about the choice of files. */
  async run(findings: readonly Finding[]): Promise<ImportReport> {
    this.#findings.push(...findings);
    try {
      return await this.#report(await this.#import());
    } catch (thrown) {
      if (!(thrown instanceof FileFault)) throw thrown;
      this.#findings.push(thrown.findingIn(this.options.rejects ?? ''));
      return await this.#report(false);
    } finally {
      await this.#thread?.close();
      this.#rejects?.discard();
      for (const table of this.#tables) await table.drop();
    }
  }

  /** Whether everything was written. */
  async #import(): Promise<boolean> {
    await this.#checkTables();
    for (const file of this.files) this.#findings.push(...(await readHead(this.#job(file))));
    if (this.#hasErrors()) return false;
    const { rejects, locale = 'en' } = this.options;
    if (rejects !== undefined) this.#rejects = openRejects(rejects, locale);
    for (const file of this.files) await this.#stage(file);
    if (this.#hasErrors()) return false;
    if (!this.#mayLeaveOut() && this.#tables.some((table) => table.unreadable > 0)) {
      await this.#settleAll();
      return false;
    }
    const written = await this.#placeAll();
    if (written) this.#rejects?.keep();
    return written;
  }

  /** A catalog that does not fit the database shows before hours of data are read; nothing stays of the attempt. */
  async #checkTables(): Promise<void> {
    const undo = new Error('only a check');
    try {
      await this.session.write(async (session) => {
        await createFactTables(session, this.catalog);
        throw undo;
      });
    } catch (thrown) {
      if (thrown !== undo) throw thrown;
    }
  }

  async #stage(file: DataFile): Promise<void> {
    const table = await TableImport.open(this.session, file, this.#tables.length, this.#shown());
    const bytesBefore = this.#tables.reduce((sum, earlier) => sum + earlier.file.size, 0);
    this.#tables.push(table);
    const started = performance.now();
    for await (const batch of this.#batches(file)) {
      await table.stage(batch, (row) => this.#rejects?.add(row));
      this.#tell({
        stage: 'reading',
        table: file.spec.table,
        bytesDone: bytesBefore + batch.bytes,
        bytesTotal: this.#bytesTotal,
        rows: this.#rowsRead(),
      });
    }
    table.seconds += (performance.now() - started) / 1000;
    this.#findings.push(...table.findings);
  }

  #batches(file: DataFile): AsyncGenerator<Batch> {
    const job = this.#job(file);
    return isLarge(file) && this.#thread !== undefined ? this.#thread.read(job) : readTable(job);
  }

  #job({ path, name, format, gzip, spec }: DataFile): TableJob {
    const { encoding = 'utf-8', delimiter, rejects } = this.options;
    const { zone } = this.catalog;
    return { path, file: name, format, gzip, encoding, delimiter, spec, keepRaw: rejects !== undefined, zone };
  }

  /** Settles and tries again until every staged row can be placed, or a bad row stops the import. */
  async #placeAll(): Promise<boolean> {
    for (const { staging } of this.#tables) {
      await leaveOutDeleted(staging);
      await standUnderOthers(staging);
    }
    for (const table of this.#tables) if (await hasRows(this.session, table.file.spec.table)) await this.#settle(table);
    for (;;) {
      if (!this.#mayLeaveOut() && (await this.#hasBadRows())) {
        await this.#settleAll();
        return false;
      }
      try {
        // The core that read the files is free now: the sorts of the database take it (a sixth of their time less).
        await this.session.write((session) => this.#place(session), { bulk: true });
        return true;
      } catch (thrown) {
        if (!(thrown instanceof Unsettled)) throw thrown;
        for (const table of this.#tables) if (table.staging === thrown.staging) await this.#settle(table);
      }
    }
  }

  async #hasBadRows(): Promise<boolean> {
    for (const table of this.#tables) if ((await table.badRows()) > 0) return true;
    return false;
  }

  async #place(session: Session): Promise<void> {
    await createFactTables(session, this.catalog);
    this.#createdCustomers = 0;
    let rows = 0;
    for (const table of this.#tables) {
      this.#tellWriting(table, rows);
      const started = performance.now();
      table.inserted = await this.#placeTable(session, table);
      await counted(session, table.file.spec.table);
      table.seconds += (performance.now() - started) / 1000;
      rows += table.inserted;
      await markPlaced(session, table.staging);
      await keepOrigins(session, table.staging);
    }
    for (const table of this.#tables) for await (const row of table.doubtful.rows()) this.#rejects?.add(row);
  }

  #tellWriting(table: TableImport, rows: number): void {
    const bytesTotal = this.#bytesTotal;
    this.#tell({ stage: 'writing', table: table.file.spec.table, bytesDone: bytesTotal, bytesTotal, rows });
  }

  /** How many rows were placed. */
  async #placeTable(session: Session, { staging, file: { spec } }: TableImport): Promise<number> {
    if (spec.kind === 'customer') return placeCustomers(session, staging);
    const { createCustomers = false } = this.options;
    const placed = await placeEvents(session, staging, this.#eventOf(spec.table), this.catalog, createCustomers);
    this.#createdCustomers += placed.customers;
    return placed.rows;
  }

  async #settle(table: TableImport): Promise<void> {
    this.#tellWriting(table, 0);
    const isOpen = this.options.createCustomers === true || (await this.#hasBadCustomers());
    await table.settle(isOpen ? undefined : await this.#customerKeys());
  }

  /** So that the report counts every bad row, and not those of the first table alone. */
  async #settleAll(): Promise<void> {
    for (const table of this.#tables) await this.#settle(table);
  }

  /** Whether an event's customer may be unknown only because its row is bad: then nobody is blamed. */
  async #hasBadCustomers(): Promise<boolean> {
    const customers = this.#tables.find((table) => table.file.spec.kind === 'customer');
    return !this.#mayLeaveOut() && customers !== undefined && (await customers.badRows()) > 0;
  }

  async #customerKeys(): Promise<readonly CustomerKeys[]> {
    const { table, id } = this.catalog.customer;
    const stagings = this.#tables.filter(({ file }) => file.spec.kind === 'customer').map(({ staging }) => staging);
    for (const staging of stagings) await staging.indexIds();
    const present = (await this.session.columnsOf(table)).length > 0 ? [sql.id(table)] : [];
    return [...present, ...stagings.map((staging) => staging.table)].map((keys) => ({ table: keys, id }));
  }

  #eventOf(table: string): EventThing {
    const event = this.catalog.events.find((candidate) => candidate.table === table);
    if (event === undefined) throw new Error(`the catalog has no event in ${table}`);
    return event;
  }

  /** Whether bad rows are left out rather than stopping the import. */
  #mayLeaveOut(): boolean {
    return this.options.rejects !== undefined || this.options.skipBadRows === true;
  }

  #hasErrors(): boolean {
    return this.#findings.some(({ level }) => level === 'error');
  }

  #shown(): number {
    return this.options.showBadRows ?? SHOW_BAD_ROWS;
  }

  #rowsRead(): number {
    return this.#tables.reduce((sum, table) => sum + table.rowsRead, 0);
  }

  async #report(written: boolean): Promise<ImportReport> {
    const tables: TableReport[] = [];
    const firstBad: Finding[] = [];
    for (const table of this.#tables) {
      tables.push(await table.report());
      firstBad.push(...(await table.firstBadRows()));
    }
    const seconds = (performance.now() - this.#started) / 1000;
    return {
      written,
      tables: written ? tables : tables.map((table) => ({ ...table, inserted: 0 })),
      findings: this.#findings,
      badRows: {
        total: tables.reduce((sum, { rejected }) => sum + rejected, 0),
        first: firstBad.slice(0, this.#shown()),
      },
      createdCustomers: written ? this.#createdCustomers : 0,
      seconds,
      rowsPerSecond: Math.round(this.#rowsRead() / seconds),
    };
  }
}
