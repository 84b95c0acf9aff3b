import { PAST_TABLE, type Held } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';

/** What the population said, by instant (ms UTC). */
export type PastPopulations = ReadonlyMap<number, Held>;

/** Keeps what the population said at the instants that histories went back to, for whoever asks again. */
export const recordPast = async (session: Session, said: PastPopulations): Promise<void> => {
  const { dialect } = session;
  const [instant, text] = [dialect.columnType('integer'), dialect.columnType('text')];
  await session.run(sql`drop table if exists ${sql.id(PAST_TABLE)}`);
  await session.run(dialect.table(PAST_TABLE, sql`instant ${instant} primary key not null, says ${text} not null`));
  await session.insert(
    PAST_TABLE,
    ['instant', 'says'],
    [[...said.keys()].map(BigInt), [...said.values()].map(written)],
  );
};

/** Nothing, where the last evaluation did not ask. */
export const recordedPast = async (session: Session): Promise<PastPopulations> => {
  const said = new Map<number, Held>();
  if ((await session.columnsOf(PAST_TABLE)).length === 0) return said;
  const rows = session.rows<{ instant: number; says: string }>(
    sql`select instant, says from ${sql.id(PAST_TABLE)} order by instant`,
  );
  for await (const { instant, says } of rows) said.set(instant, read(says));
  return said;
};

/** JSON has no integers beyond 2^53, and no maps. */
const written = ({ thresholds, overall }: Held): string =>
  JSON.stringify({ thresholds, overall: [...overall] }, (_, value: unknown) =>
    typeof value === 'bigint' ? { integer: String(value) } : value,
  );

const read = (text: string): Held => {
  const { thresholds, overall } = JSON.parse(text, (_, value: unknown) =>
    value !== null && typeof value === 'object' && 'integer' in value ? BigInt(String(value.integer)) : value,
  ) as { thresholds: Held['thresholds']; overall: [] };
  return { thresholds, overall: new Map(overall) };
};
