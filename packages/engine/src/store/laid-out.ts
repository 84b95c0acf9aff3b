import { type ColumnRow, columnsThere, indexesThere, presentColumn } from './columns.js';
import type { Layouts, TableLayout } from './layout.js';
import { isHeldIn } from './schema.js';
import type { PresentColumn, Session } from './store.js';

/**
 * Whether all of it is there already, as it has to be: two questions, where making what is not there would be one for
 * each. For whoever needs tables with every batch of facts, or every step.
 */
export const isLaidOut = async (session: Session, { tables, indexes }: Layouts): Promise<boolean> => {
  const { dialect } = session;
  const names = dialect.givenTexts(tables.map(({ table }) => table));
  const found = new Map<string, PresentColumn>();
  for (const each of await session.all<ColumnRow>(columnsThere(dialect, { names })))
    found.set(keyOf(each.table, each.name), presentColumn(each));
  const isThere = ({ table, columns }: TableLayout): boolean =>
    columns.every(({ name, storage }) => {
      const column = found.get(keyOf(table, name));
      return column !== undefined && column.order === undefined && isHeldIn(dialect, storage, column.type);
    });
  if (!tables.every(isThere)) return false;
  const there = await session.all(indexesThere(dialect, { names: dialect.givenTexts(indexes) }));
  return there.length === indexes.length;
};

const keyOf = (table: string, column: string): string => `${table}\0${column}`;
