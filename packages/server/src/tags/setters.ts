import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { onErase } from '../keeper/erasure.js';
import { defineRecording } from '../keeper/recording.js';
import { SETTER_TABLE } from './tables.js';

const TABLE = sql.id(SETTER_TABLE);

/** What somebody set by hand; `from` in ms UTC. */
export interface Setter {
  readonly customer: string;
  readonly tag: string;
  readonly value: string;
  readonly from: number;
  /** The id of who set it, and the name by then. */
  readonly caller: string;
  readonly name: string;
}

/** Writes down who set a value. */
export const recordSetter = defineRecording(
  'hand-set.by',
  async (session, { customer, tag, value, from, caller, name }: Setter): Promise<void> => {
    await session.run(
      sql`insert into ${TABLE} (customer, tag, value, from_at, caller, name) values (${customer}, ${tag}, ${value}, ${BigInt(from)}, ${caller}, ${name}) on conflict (customer, tag, value, from_at) do update set caller = excluded.caller, name = excluded.name`,
    );
  },
);

/** Who set values of a customer by hand, under any of the ids. */
export const settersOf = (session: Session, ids: readonly string[]): Promise<readonly Setter[]> =>
  session.all<Setter>(
    sql`select customer, tag, value, from_at as "from", caller, name from ${TABLE} where ${session.dialect.memberOfMany(sql.id('customer'), ids)}`,
  );

onErase(async (session, ids) => {
  await session.run(sql`delete from ${TABLE} where ${session.dialect.memberOfMany(sql.id('customer'), ids)}`);
});
