import { unreachable } from '@tagwright/dsl';
import { OWNED_PREFIX } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import type { Finding, RowFindings } from '../../errors/findings.js';
import { compile } from '../../store/compile.js';
import type { SqliteStore } from '../../store/sqlite.js';
import type { BadRow } from '../reading/batch.js';
import { keyColumn, type TableSpec } from '../reading/table-spec.js';

/** Why a staged row cannot be placed. */
export type Doubt = 'two-contents' | 'known-otherwise' | 'unknown-customer';

interface DoubtfulRow {
  readonly line: number;
  readonly doubt: Doubt;
  readonly id: string;
  readonly customer: string | null;
  readonly firstLine: number | null;
  readonly raw: string | null;
}

const PAGE = 1000;

/** The staged rows of one file that turned out not to be placeable, and why. */
export class Doubtful {
  /** Columns: line, doubt, id, customer, first_line, raw. */
  readonly table: RawBuilder<unknown>;

  constructor(
    readonly store: SqliteStore,
    readonly spec: TableSpec,
    readonly file: string,
  ) {
    this.table = sql`temp.${sql.id(`${OWNED_PREFIX}doubtful_${spec.table}`)}`;
    this.drop();
    store.run(
      compile(
        sql`create table ${this.table} (line integer primary key, doubt text, id text, customer text, first_line integer, raw text)`,
      ),
    );
  }

  /** Takes in the rows of a query with those columns; the first reason against a row stands. */
  add(rows: RawBuilder<unknown>): void {
    this.store.run(compile(sql`insert or ignore into ${this.table} ${rows}`));
  }

  count(): number {
    const counted = this.store.row<{ rows: number }>(compile(sql`select count(*) as rows from ${this.table}`));
    return counted?.rows ?? 0;
  }

  /** In the order of the file, a page at a time, so that the connection is free in between. */
  *rows(): Generator<BadRow> {
    for (let after = 0; ;) {
      const page = [
        ...this.store.rows<DoubtfulRow>(
          compile(
            sql`select line, doubt, id, customer, first_line as firstLine, raw from ${this.table} where line > ${after} order by line limit ${PAGE}`,
          ),
        ),
      ];
      for (const row of page) yield { finding: this.#findingOn(row), raw: row.raw ?? '' };
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.line;
    }
  }

  drop(): void {
    this.store.run(compile(sql`drop table if exists ${this.table}`));
  }

  #findingOn({ line, doubt, id, customer, firstLine }: DoubtfulRow): Finding<keyof RowFindings> {
    const at = { level: 'error', file: this.file, line } as const;
    const idColumn = keyColumn(this.spec, 'id');
    switch (doubt) {
      case 'two-contents':
        return {
          ...at,
          code: 'id-with-two-contents',
          column: idColumn,
          params: { id, firstLine: firstLine ?? 0 },
        };
      case 'known-otherwise':
        return { ...at, code: 'id-known-with-other-content', column: idColumn, params: { id } };
      case 'unknown-customer':
        return {
          ...at,
          code: 'unknown-customer-row',
          column: keyColumn(this.spec, 'customer'),
          params: { customer: customer ?? '' },
        };
      default:
        return unreachable(doubt);
    }
  }
}
