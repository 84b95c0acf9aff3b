import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import type { Caller } from '../auth/roles.js';
import type { Noted } from './journal.js';

export const JOURNAL_TABLE = 'tws_journal';

/** An entry as it is to be written; `at` in ms UTC. */
export interface Entry {
  readonly at: number;
  readonly caller: Caller;
  readonly action: string;
  readonly noted: Noted;
}

const COLUMNS = ['seq', 'at', 'caller', 'caller_name', 'action', 'kind', 'name', 'customer', 'count', 'request'];

export const createJournalTables = async (session: Session): Promise<void> => {
  const [text, integer] = [session.dialect.columnType('text'), session.dialect.columnType('integer')];
  await session.run(
    sql`create table if not exists ${sql.id(JOURNAL_TABLE)} (seq ${integer} primary key not null, at ${integer} not null, caller ${text} not null, caller_name ${text} not null, action ${text} not null, kind ${text} not null, name ${text}, customer ${text}, count ${integer}, request ${text})`,
  );
  for (const column of ['customer', 'caller', 'at'])
    await session.run(
      sql`create index if not exists ${sql.id(`${JOURNAL_TABLE}_${column}`)} on ${sql.id(JOURNAL_TABLE)} (${sql.id(column)}, seq)`,
    );
};

/** Appends entries; one writer at a time gives out the numbers. */
export const writeEntries = async (session: Session, entries: readonly Entry[]): Promise<void> => {
  const row = await session.row<{ last: number | null }>(sql`select max(seq) as last from ${sql.id(JOURNAL_TABLE)}`);
  const first = (row?.last ?? 0) + 1;
  const rows = entries.map(({ at, caller, action, noted }, index) => [
    BigInt(first + index),
    BigInt(at),
    caller.id,
    caller.name,
    action,
    noted.kind,
    noted.name ?? null,
    noted.customer ?? null,
    noted.count === undefined ? null : BigInt(noted.count),
    caller.requestId ?? null,
  ]);
  await session.insert(
    JOURNAL_TABLE,
    COLUMNS,
    COLUMNS.map((_, column) => rows.map((cells) => cells[column] ?? null)),
  );
};
