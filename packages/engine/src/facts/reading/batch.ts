import type { Finding, RowFindings } from '../../errors/findings.js';
import { readerOf } from '../values/of-type.js';
import type { Refusal, Stored, ValueReader } from '../values/reader.js';
import type { ColumnSpec, TableSpec } from './table-spec.js';

/** A row that cannot stand, with its text as the file has it. */
export interface BadRow {
  readonly finding: Finding<keyof RowFindings>;
  readonly raw: string;
}

/** Some rows of a table, column by column, in the order of the file: plain data, cheap to hand to another thread. */
export interface Batch {
  /** The line that each row begins on. */
  readonly lines: readonly number[];
  /** The text of each row as the file has it, where the job asks for it. */
  readonly raws: readonly string[] | undefined;
  /** In the order of `storedColumnsOf`. */
  readonly columns: readonly (readonly Stored[])[];
  readonly bad: readonly BadRow[];
  /** About columns that showed only now. */
  readonly findings: readonly Finding[];
  /** How many bytes of the file have been read by now. */
  readonly bytes: number;
}

/** A column of the file with who reads it, and where its values go in a row of the database. */
export interface ColumnReader {
  readonly column: ColumnSpec;
  readonly reader: ValueReader;
  readonly at: number;
}

export const columnReaders = (spec: TableSpec, zone: string): readonly ColumnReader[] => {
  let at = 0;
  return spec.columns.map((column) => {
    const reader = readerOf(column.type, zone);
    const placed = { column, reader, at };
    at += reader.width;
    return placed;
  });
};

/** Gathers rows into a batch. A row is built in `row`, then either kept or refused. */
export class BatchBuilder {
  readonly row: Stored[];
  #lines: number[] = [];
  #raws: string[] = [];
  #columns: Stored[][];
  #bad: BadRow[] = [];
  #findings: Finding[] = [];

  constructor(
    readonly file: string,
    readonly keepRaw: boolean,
    readers: readonly ColumnReader[],
  ) {
    this.row = readers.flatMap(({ reader }) => Array.from<Stored>({ length: reader.width }).fill(null));
    this.#columns = this.row.map(() => []);
  }

  /** `raw` is the text of the row, where the job asks for it. */
  keep(line: number, raw: string | undefined): void {
    const { row } = this;
    this.#lines.push(line);
    if (raw !== undefined) this.#raws.push(raw);
    for (let index = 0; index < row.length; index += 1) (this.#columns[index] as Stored[]).push(row[index] as Stored);
  }

  /** A cell that is missing: null in all that it would fill. */
  leaveOut({ column, reader, at }: ColumnReader): Refusal<'missing-key'> | undefined {
    if (column.key !== undefined) return { code: 'missing-key', params: { role: column.key } };
    for (let index = at; index < at + reader.width; index += 1) this.row[index] = null;
    return undefined;
  }

  refuse(line: number, column: string | undefined, refusal: Refusal, raw: string): void {
    const { code, params } = refusal;
    this.#bad.push({ finding: { code, level: 'error', file: this.file, line, column, params }, raw });
  }

  say(finding: Finding): void {
    this.#findings.push(finding);
  }

  take(bytes: number): Batch {
    const batch = {
      lines: this.#lines,
      raws: this.keepRaw ? this.#raws : undefined,
      columns: this.#columns,
      bad: this.#bad,
      findings: this.#findings,
      bytes,
    };
    this.#lines = [];
    this.#raws = [];
    this.#columns = this.row.map(() => []);
    this.#bad = [];
    this.#findings = [];
    return batch;
  }
}
