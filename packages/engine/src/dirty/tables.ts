import { type StorageClass, type StoredColumn } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../store/store.js';

/** What a step reads and writes beside the answers. */
export const STEP_TABLES = {
  /** Customers of whom something changed since the last step, appended to by whoever changes it. */
  dirty: 'tw_dirty',
  /** The log of changes: only ever appended to. */
  change: 'tw_change',
  /** How far each reader of the log has come. */
  consumer: 'tw_consumer',
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
  for (const { name, on, columns } of INDEXES)
    await session.run(
      sql`create index if not exists ${sql.id(name)} on ${sql.id(on)} (${sql.join(columns.map((column) => sql.id(column)))})`,
    );
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
    name: STEP_TABLES.change,
    key: 'seq',
    columns: [
      column('seq', 'integer'),
      column('customer', 'text'),
      column('kind', 'text'),
      column('name', 'text'),
      optional('old', 'text'),
      optional('new', 'text'),
      column('effective_at', 'integer'),
      column('recorded_at', 'integer'),
      column('book', 'text'),
      column('cause', 'text'),
    ],
  },
  { name: STEP_TABLES.consumer, key: 'name', columns: [column('name', 'text'), column('seq', 'integer')] },
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

const INDEXES = [
  {
    name: 'tw_change_subject',
    on: STEP_TABLES.change,
    columns: ['customer', 'kind', 'name', 'effective_at'],
  },
  { name: 'tw_change_name', on: STEP_TABLES.change, columns: ['name', 'effective_at'] },
] as const;

const createTable = async (session: Session, { name, key, columns }: StepTable): Promise<void> => {
  const declared = columns.map((each): RawBuilder<unknown> => {
    const isKey = each.name === key ? sql` primary key` : sql``;
    const required = each.optional === true ? sql`` : sql` not null`;
    return sql`${sql.id(each.name)} ${session.dialect.columnType(each.storage)}${isKey}${required}`;
  });
  await session.run(sql`create table if not exists ${sql.id(name)} (${sql.join(declared)})`);
};
