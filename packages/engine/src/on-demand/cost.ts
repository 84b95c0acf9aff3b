import type { Column, Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';

/** How many rows there are, by table. */
export type TableSizes = ReadonlyMap<string, number>;

/** What it takes to work something out over everybody, in rows that have to be looked at. */
export interface Cost {
  readonly rows: number;
  /** The table of which most of them are. */
  readonly table: string | undefined;
}

/** The rows of the customers' table and of those of the catalog's events. */
export const tableSizes = async (session: Session, { catalog }: Plan): Promise<TableSizes> => {
  const sizes = new Map<string, number>();
  for (const table of [catalog.customer.table, ...catalog.events.map((event) => event.table)]) {
    const found = await session.row<{ size: number }>(sql`select count(*) as size from ${sql.id(table)}`);
    sizes.set(table, found?.size ?? 0);
  }
  return sizes;
};

/**
 * How many rows working some columns of a plan out over everybody looks at: for each column those of its event, and for a
 * step of a sequence, for each of these, as many as a customer has of the event that follows.
 */
export const costOf = (columns: readonly Column[], { catalog }: Plan, sizes: TableSizes): Cost => {
  const customers = Math.max(1, sizes.get(catalog.customer.table) ?? 1);
  const each = (table: string): number => Math.max(1, (sizes.get(table) ?? 0) / customers);
  const byTable = new Map<string, number>();
  for (const { event, where } of columns) {
    const rows = (sizes.get(event) ?? 0) * perRow(where, each);
    byTable.set(event, (byTable.get(event) ?? 0) + rows);
  }
  const largest = [...byTable].toSorted(([, a], [, b]) => b - a)[0];
  return { rows: Math.round([...byTable.values()].reduce((sum, rows) => sum + rows, 0)), table: largest?.[0] };
};

interface Node {
  readonly kind?: string;
  readonly event?: string;
}

/** How many rows one row makes the database look at: the steps of a sequence lie in one another. */
const perRow = (tree: unknown, each: (table: string) => number): number => {
  if (tree === null || typeof tree !== 'object') return 1;
  const inner = Object.values(tree).reduce<number>((most, child) => Math.max(most, perRow(child, each)), 1);
  const { kind, event } = tree as Node;
  return kind === 'followed' && event !== undefined ? inner * each(event) : inner;
};
