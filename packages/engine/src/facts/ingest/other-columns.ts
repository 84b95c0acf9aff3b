import type { Catalog } from '@tagwright/dsl';
import { sql } from 'kysely';
import { customerTableLayout } from '../../store/layout.js';
import type { Session } from '../../store/store.js';
import type { Stored } from '../values/reader.js';
import type { OwnFacts } from './own-facts.js';

/**
 * What a customer's row holds beside the columns of the catalog, where the table is an application's: it has to be there
 * again when the row is. As JSON can keep it, which leaves out blobs.
 */
export const otherColumnsOf = async (
  session: Session,
  { customer }: Catalog,
  id: string,
): Promise<Record<string, Stored>> => {
  const own = new Set(customerTableLayout(customer).columns.map(({ name }) => name));
  const row = await session.row<Readonly<Record<string, unknown>>>(
    sql`select * from ${sql.id(customer.table)} where ${sql.id(customer.id)} = ${id}`,
  );
  const others = Object.entries(row ?? {}).flatMap(([name, value]): [string, Stored][] => {
    if (own.has(name) || value === null) return [];
    if (typeof value === 'bigint') return [[name, String(value)]];
    return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
  });
  return Object.fromEntries(others);
};

/** Puts a customer's row back that is not there, with what it held beside the catalog's columns. */
export const putBack = async (session: Session, { customer }: Catalog, id: string, facts: OwnFacts): Promise<void> => {
  const { row, others = {} } = facts;
  if (row === undefined) return;
  const cells: Readonly<Record<string, Stored>> = { ...others, ...row, [customer.id]: id };
  const names = Object.keys(cells);
  const isWhole = (cell: Stored | undefined): cell is number => typeof cell === 'number' && Number.isSafeInteger(cell);
  await session.insert(
    customer.table,
    names,
    names.map((name) => {
      const cell = cells[name];
      return [isWhole(cell) ? BigInt(cell) : (cell ?? null)];
    }),
  );
};
