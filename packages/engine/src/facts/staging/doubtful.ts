import { unreachable } from '@tagwright/dsl';
import { OWNED_PREFIX } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import type { Finding, RowFindings } from '../../errors/findings.js';
import type { Session } from '../../store/store.js';
import type { BadRow } from '../reading/batch.js';
import { keyColumn, type TableSpec } from '../reading/table-spec.js';

/** Why a staged row cannot be placed. */
export type Doubt = 'two-contents' | 'known-otherwise' | 'unknown-customer' | 'merged-customer';

interface DoubtfulRow {
  readonly line: number;
  readonly doubt: Doubt;
  readonly id: string;
  readonly customer: string | null;
  readonly firstLine: number | null;
  readonly raw: string | null;
}

const PAGE = 1000n;

/** The staged rows of one file that turned out not to be placeable, and why. */
export class Doubtful {
  private constructor(
    readonly session: Session,
    /** Columns: line, doubt, id, customer, first_line, raw. */
    readonly table: RawBuilder<unknown>,
    readonly spec: TableSpec,
    readonly file: string,
  ) {}

  static async open(session: Session, spec: TableSpec, file: string, number: number): Promise<Doubtful> {
    const doubtful = new Doubtful(session, sql.id(`${OWNED_PREFIX}doubtful_${number}`), spec, file);
    await doubtful.drop();
    const [integer, text] = [session.dialect.columnType('integer'), session.dialect.columnType('text')];
    await session.run(
      sql`create temp table ${doubtful.table} (line ${integer} primary key, doubt ${text}, id ${text}, customer ${text}, first_line ${integer}, raw ${text})`,
    );
    return doubtful;
  }

  /** Takes in the rows of a query with those columns; the first reason against a row stands. */
  async add(rows: RawBuilder<unknown>): Promise<void> {
    await this.session.run(sql`insert into ${this.table} ${rows} on conflict do nothing`);
  }

  async count(): Promise<number> {
    const counted = await this.session.row<{ rows: number }>(sql`select count(*) as rows from ${this.table}`);
    return counted?.rows ?? 0;
  }

  /** In the order of the file, a page at a time, so that the connection is free in between. */
  async *rows(): AsyncGenerator<BadRow> {
    for (let after = 0; ;) {
      const page: DoubtfulRow[] = [];
      const rows = this.session.rows<DoubtfulRow>(
        sql`select line, doubt, id, customer, first_line as "firstLine", raw from ${this.table} where line > ${BigInt(after)} order by line limit ${PAGE}`,
      );
      for await (const row of rows) page.push(row);
      for (const row of page) yield { finding: this.#findingOn(row), raw: row.raw ?? '' };
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.line;
    }
  }

  async drop(): Promise<void> {
    await this.session.run(sql`drop table if exists ${this.table}`);
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
      case 'merged-customer':
        return { ...at, code: 'merged-customer-row', column: idColumn, params: { customer: id } };
      default:
        return unreachable(doubt);
    }
  }
}
