import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { encodingOf, type Encoding, type Format } from './encode.js';
import { TABLE_NAMES, TABLES, type ShopRow, type TableName } from './tables.js';

export interface FileOptions {
  readonly format: Format;
  readonly gzip: boolean;
}

const UNFINISHED = '.part';

/**
 * The data folder while it is written: one file a table, under other names until all of them are whole, so that a folder
 * with a `customer` file is always complete. A caller that awaits `room()` between stories keeps memory bounded.
 */
export class ShopFiles {
  private readonly full = new Set<TableFile>();

  private constructor(
    private readonly folder: string,
    private readonly files: Readonly<Record<TableName, TableFile>>,
  ) {}

  static async in(folder: string, options: FileOptions): Promise<ShopFiles> {
    await mkdir(folder, { recursive: true });
    const entries = TABLE_NAMES.map((name) => [name, new TableFile(folder, name, options)] as const);
    return new ShopFiles(folder, Object.fromEntries(entries) as Record<TableName, TableFile>);
  }

  write({ table, cells }: ShopRow): void {
    const file = this.files[table];
    if (!file.write(cells)) this.full.add(file);
  }

  /** Undefined when there is room at once: the usual case costs no turn of the event loop. */
  room(): Promise<unknown> | undefined {
    if (this.full.size === 0) return undefined;
    const drained = Promise.all([...this.full].map((file) => file.drained()));
    this.full.clear();
    return drained;
  }

  async finish(): Promise<void> {
    const files = Object.values(this.files);
    await Promise.all(files.map((file) => file.end()));
    await this.removeEarlier();
    await Promise.all(files.map((file) => file.takeName()));
  }

  /** Two files of one table would leave open which of them is meant. */
  private async removeEarlier(): Promise<void> {
    const endings = ['csv', 'ndjson', 'csv.gz', 'ndjson.gz'];
    const earlier = TABLE_NAMES.flatMap((table) => endings.map((ending) => join(this.folder, `${table}.${ending}`)));
    await Promise.all(earlier.map((path) => rm(path, { force: true })));
  }
}

/** Rows leave in pieces of this many bytes. */
const PIECE = 1 << 17;
const MOST_BYTES_A_CHARACTER = 3;

class TableFile {
  private piece = Buffer.allocUnsafe(PIECE);
  private used: number;
  private readonly encoding: Encoding;
  private readonly path: string;
  private readonly input: Writable;
  private readonly written: Promise<void>;

  constructor(folder: string, table: TableName, { format, gzip }: FileOptions) {
    this.path = join(folder, `${table}.${format}${gzip ? '.gz' : ''}`);
    this.encoding = encodingOf(TABLES[table], format);
    this.used = this.piece.write(this.encoding.head);
    const output = createWriteStream(this.path + UNFINISHED, { highWaterMark: 4 * PIECE });
    const zipped = gzip ? createGzip({ level: 4 }) : undefined;
    this.input = zipped ?? output;
    this.written = zipped === undefined ? finished(output) : pipeline(zipped, output);
    // A failure is met by whoever waits next, in `drained` or in `end`; until then nobody listens.
    this.written.catch(() => undefined);
  }

  /** False when the file has more than it can take, and `drained` should be awaited. */
  write(cells: ShopRow['cells']): boolean {
    const line = this.encoding.line(cells);
    const hasRoom = this.used + line.length * MOST_BYTES_A_CHARACTER <= PIECE || this.flush();
    this.used += this.piece.write(line, this.used);
    return hasRoom;
  }

  async drained(): Promise<void> {
    await Promise.race([once(this.input, 'drain'), this.written]);
  }

  async end(): Promise<void> {
    this.flush();
    this.input.end();
    await this.written;
  }

  async takeName(): Promise<void> {
    await rename(this.path + UNFINISHED, this.path);
  }

  private flush(): boolean {
    const hasRoom = this.input.write(this.piece.subarray(0, this.used));
    this.piece = Buffer.allocUnsafe(PIECE);
    this.used = 0;
    return hasRoom;
  }
}
