import { type StorageClass, type StoredColumn } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import { createLogTables } from '../log/tables.js';
import type { Session } from '../store/store.js';

/** What a step reads and writes beside the answers. */
export const STEP_TABLES = {
  /** Customers of whom something changed since the last step, appended to by whoever changes it. */
  dirty: 'tw_dirty',
  /** The versions of the book, in the order in which they were activated. */
  book: 'tw_book',
} as const;

/** Before every fact (ms UTC): the earliest instant that JavaScript's dates know. */
export const EVER = -8_640_000_000_000_000;

/** Makes the tables of a step, where they are not there yet. */
export const createStepTables = async (session: Session): Promise<void> => {
  if ((await session.columnsOf(STEP_TABLES.book)).length === 0) await session.write(createAll);
};

const createAll = async (session: Session): Promise<void> => {
  for (const table of TABLES) await createTable(session, table);
  await createLogTables(session);
};

interface StepTable {
  readonly name: string;
  readonly key: string | undefined;
  readonly columns: readonly (StoredColumn & { readonly optional?: true })[];
}

const column = (name: string, storage: StorageClass): StoredColumn => ({ name, storage });
const optional = (name: string, storage: StorageClass) => ({ name, storage, optional: true as const });

const TABLES: readonly StepTable[] = [
  {
    name: STEP_TABLES.dirty,
    // The same customer may be there many times: nobody who appends looks, or waits for another.
    key: undefined,
    columns: [column('customer', 'text'), optional('source', 'text'), column('since', 'integer')],
  },
  {
    name: STEP_TABLES.book,
    key: 'version',
    columns: [
      column('version', 'integer'),
      column('hash', 'text'),
      column('plan', 'text'),
      column('activated_at', 'integer'),
      optional('by', 'text'),
      optional('note', 'text'),
    ],
  },
];

const createTable = async (session: Session, { name, key, columns }: StepTable): Promise<void> => {
  const declared = columns.map((each): RawBuilder<unknown> => {
    const isKey = each.name === key ? sql` primary key` : sql``;
    const required = each.optional === true ? sql`` : sql` not null`;
    return sql`${sql.id(each.name)} ${session.dialect.columnType(each.storage)}${isKey}${required}`;
  });
  await session.run(sql`create table if not exists ${sql.id(name)} (${sql.join(declared)})`);
};
