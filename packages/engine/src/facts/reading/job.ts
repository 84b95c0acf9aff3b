import type { Encoding } from '../report.js';
import type { TableSpec } from './table-spec.js';

/** Everything that the reading of one file depends on: plain data, so that another thread can be told. */
export interface TableJob {
  readonly path: string;
  /** How findings name the file. */
  readonly file: string;
  readonly format: 'csv' | 'ndjson';
  readonly gzip: boolean;
  readonly encoding: Encoding;
  readonly delimiter: string | undefined;
  readonly spec: TableSpec;
  /** Whether rows come with their text, for those that turn out to be bad only later. */
  readonly keepRaw: boolean;
  /** The book's time zone. */
  readonly zone: string;
}
