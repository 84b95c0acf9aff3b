import type { StorageClass } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { counted } from '../store/counted.js';
import type { Session } from '../store/store.js';

export const LOG_TABLES = {
  /** The log of changes: only ever appended to. */
  change: 'tw_change',
  /** How far each reader of the log has come. */
  consumer: 'tw_consumer',
  /** How much of the log was let go of: one row, once anything was. */
  pruned: 'tw_change_pruned',
} as const;

const COLUMNS = {
  change: {
    seq: 'integer',
    customer: 'text',
    kind: 'text',
    name: 'text',
    value: 'text',
    old: 'text',
    new: 'text',
    effective_at: 'integer',
    recorded_at: 'integer',
    book: 'text',
    cause: 'text',
  },
  consumer: { name: 'text', seq: 'integer' },
  pruned: { seq: 'integer', instant: 'integer' },
} as const satisfies Readonly<Record<keyof typeof LOG_TABLES, Readonly<Record<string, StorageClass>>>>;

const KEYS = { change: 'seq', consumer: 'name', pruned: 'seq' } as const;
const OPTIONAL: readonly string[] = ['value', 'old', 'new'];

/** The columns of an entry that the writer gives; `seq` is given out. */
export const ENTRY_COLUMNS = Object.keys(COLUMNS.change);

/** Makes the tables of the log, where they are not there yet. */
export const createLogTables = async (session: Session): Promise<void> => {
  for (const which of ['change', 'consumer', 'pruned'] as const) {
    const columns = Object.entries(COLUMNS[which]).map(([name, storage]) => {
      const isKey = name === KEYS[which] ? sql` primary key` : sql``;
      const required = OPTIONAL.includes(name) ? sql`` : sql` not null`;
      return sql`${sql.id(name)} ${session.dialect.columnType(storage)}${isKey}${required}`;
    });
    await session.run(sql`create table if not exists ${sql.id(LOG_TABLES[which])} (${sql.join(columns)})`);
  }
  await createLogIndexes(session);
};

/** Whether any step was ever made: before that there is no log, and reading it finds nothing. */
export const hasLog = async (session: Session): Promise<boolean> =>
  (await session.columnsOf(LOG_TABLES.pruned)).length > 0;

const INDEXES = {
  tw_change_subject: ['customer', 'kind', 'name', 'effective_at'],
  tw_change_name: ['name', 'effective_at'],
} as const;

export const createLogIndexes = async (session: Session): Promise<void> => {
  for (const [name, columns] of Object.entries(INDEXES))
    await session.run(
      sql`create index if not exists ${sql.id(name)} on ${sql.id(LOG_TABLES.change)} (${sql.join(columns.map((column) => sql.id(column)))})`,
    );
};

/** Before very much is written into an empty log: indexes are made in half the time afterwards. */
export const dropLogIndexes = async (session: Session): Promise<void> => {
  for (const name of Object.keys(INDEXES)) await session.run(sql`drop index if exists ${sql.id(name)}`);
};

/** After very much was written into it. */
export const countLog = (session: Session): Promise<void> =>
  counted(session, LOG_TABLES.change, ['customer', 'name', 'effective_at']);
