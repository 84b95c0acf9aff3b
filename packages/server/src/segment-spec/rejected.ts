import type { FactFinding, Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { defineRecording } from '../keeper/recording.js';

const TABLE = 'tws_segment_rejected';

/** So many different reasons are kept, those that came last. */
const MOST = 1000;

/** Makes the table of what calls were refused for, where it is not there yet. */
export const createSegmentTables = async (session: Session): Promise<void> => {
  const { dialect } = session;
  const [text, integer] = [dialect.columnType('text'), dialect.columnType('integer')];
  await session.run(
    sql`create table if not exists ${sql.id(TABLE)} (code ${text} not null, type ${text} not null, event ${text} not null, field ${text} not null, params ${text} not null, count ${integer} not null, first_at ${integer} not null, last_at ${integer} not null, message_id ${text}, primary key (code, type, event, field))`,
  );
};

/** A reason for which calls, or parts of them, were not taken. Nobody's data and nobody's id are in it. */
export interface Reason {
  readonly code: FactFinding['code'];
  /** Of the call. */
  readonly type: string;
  /** Empty where the call has none. */
  readonly event: string;
  /** The trait, the property or the part of the call; empty for the call itself. */
  readonly field: string;
  readonly params: FactFinding['params'];
  /** How often. */
  readonly count: number;
  /** Of the last such call. */
  readonly messageId: string | undefined;
}

/** Instants in ms UTC. */
export interface KeptReason extends Reason {
  readonly firstAt: number;
  readonly lastAt: number;
}

export const noteRejected = defineRecording(
  'segment.rejected',
  async (session, reasons: readonly Reason[], now: number): Promise<void> => {
    const [table, at] = [sql.id(TABLE), BigInt(now)];
    for (const { code, type, event, field, params, count, messageId } of reasons)
      await session.run(
        sql`insert into ${table} (code, type, event, field, params, count, first_at, last_at, message_id)
          values (${code}, ${type}, ${event}, ${field}, ${JSON.stringify(params)}, ${BigInt(count)}, ${at}, ${at}, ${messageId ?? null})
          on conflict (code, type, event, field) do update set count = ${sql.id(TABLE, 'count')} + excluded.count, last_at = excluded.last_at, message_id = excluded.message_id, params = excluded.params`,
      );
    const oldest = await session.row<{ at: number }>(
      sql`select last_at as at from ${table} order by last_at desc limit 1 offset ${BigInt(MOST)}`,
    );
    if (oldest !== undefined) await session.run(sql`delete from ${table} where last_at <= ${BigInt(oldest.at)}`);
  },
);

interface Row {
  readonly code: FactFinding['code'];
  readonly type: string;
  readonly event: string;
  readonly field: string;
  readonly params: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly messageId: string | null;
}

/** The reasons, the latest first. */
export const rejectedReasons = async (session: Session, limit: number): Promise<readonly KeptReason[]> => {
  const found: KeptReason[] = [];
  const rows = session.rows<Row>(
    sql`select code, type, event, field, params, count, first_at as "firstAt", last_at as "lastAt", message_id as "messageId" from ${sql.id(TABLE)} order by last_at desc, code, type, event, field limit ${BigInt(limit)}`,
  );
  for await (const { params, messageId, ...row } of rows)
    found.push({ ...row, params: JSON.parse(params) as Reason['params'], messageId: messageId ?? undefined });
  return found;
};
