import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalog, Field, ValueType } from '@tagwright/dsl';
import { emptyStore } from '../store/empty.harness.js';
import type { Store } from '../store/store.js';
import { sql } from 'kysely';
import { importFolder } from './import.js';
import type { ImportOptions, ImportReport } from './report.js';

export const field = (column: string, type: ValueType): Field => ({
  names: [column],
  type,
  column,
  group: undefined,
  description: undefined,
});

const money: ValueType = { kind: 'money', form: { exact: 2 } };

/** Customers with every type of field, and orders. */
export const shop: Catalog = {
  zone: 'Asia/Shanghai',
  customer: {
    table: 'customer',
    id: 'id',
    at: undefined,
    fields: [
      field('name', { kind: 'text' }),
      field('city', { kind: 'enum', values: ['北京', '上海'] }),
      field('birthday', { kind: 'date' }),
      field('income', money),
      field('height', { kind: 'number', form: { exact: 6 } }),
      field('children', { kind: 'number', form: { exact: 0 } }),
      field('subscribed', { kind: 'bool' }),
      field('joined', { kind: 'time' }),
      field('patience', { kind: 'duration', form: { exact: 0 } }),
      field('channels', { kind: 'set', element: { kind: 'text' } }),
      field('location', { kind: 'point' }),
    ],
  },
  events: [
    {
      names: ['订单', 'order'],
      table: 'order',
      columns: { id: 'id', customer: 'customer', at: 'at' },
      fields: [field('amount', money)],
    },
  ],
  lists: [],
};

/** The smallest catalog: customers with a name, orders with an amount. */
export const plain: Catalog = {
  ...shop,
  customer: { ...shop.customer, fields: [field('name', { kind: 'text' })] },
};

/** A folder of data files and a database, both gone with `close`. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'facts-'));

  private constructor(readonly store: Store) {}

  static async open(): Promise<Workplace> {
    return new Workplace(await emptyStore());
  }

  /** Writes the files and imports the folder. Files of before stay unless written again or removed. */
  import(
    files: Readonly<Record<string, string | Buffer>>,
    options: ImportOptions = {},
    catalog: Catalog = plain,
  ): Promise<ImportReport> {
    for (const [name, content] of Object.entries(files)) writeFileSync(this.path(name), content);
    return importFolder(this.store, catalog, this.folder, options);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  remove(name: string): void {
    rmSync(this.path(name));
  }

  /** All rows of a table in the order of its key, each as its values in the order of the columns. */
  async rows(table: string): Promise<readonly (readonly unknown[])[]> {
    const found: (readonly unknown[])[] = [];
    for await (const row of this.store.rows<Record<string, unknown>>(
      sql`select * from ${sql.id(table)} order by ${table === 'customer' ? sql`1` : sql`1, 2, 3`}`,
    ))
      found.push(Object.values(row));
    return found;
  }

  /** The names of everything in the database, temporary things included. */
  async tables(): Promise<readonly string[]> {
    const all =
      this.store.dialect.name === 'sqlite'
        ? sql`select name from sqlite_master union all select name from sqlite_temp_master`
        : sql`select relname as name from pg_class where relnamespace in (current_schema()::regnamespace, pg_my_temp_schema())`;
    const found: string[] = [];
    for await (const { name } of this.store.rows<{ name: string }>(all)) found.push(name);
    return found;
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** What a report says against rows and files: code, file, line, column. */
export const saidOf = ({ findings, badRows }: ImportReport): readonly (readonly unknown[])[] =>
  [...findings, ...badRows.first].map(({ code, file, line, column }) => [code, file, line, column]);
