import { STEP_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Touched } from '../dirty/dirty.js';
import { WAVE_TABLE } from '../dirty/tables.js';
import type { Session } from '../store/store.js';

/** Whom a step works out anew, and why. */
export interface Share {
  /** Of whom facts changed. */
  readonly dirty: ReadonlyMap<string, Touched>;
  /** What the clock may have turned since the last step. */
  readonly edges: ReadonlyMap<string, Edges>;
  /** Those whom the clock touched in an earlier step that put them off, with the instant (ms UTC) that their answers are of. */
  readonly behind: ReadonlyMap<string, number>;
}

/** What the clock may have turned of a customer. */
export interface Edges {
  /** How often, at most. */
  readonly count: number;
  /** The one instant (ms UTC) of all of it, where that is known. */
  readonly instant: number | undefined;
  /** Whether, at that one, it is events that begin to count. */
  readonly isEntry: boolean;
}

interface Row {
  readonly customer: string;
  readonly since: number;
  readonly facts: number;
}

/**
 * As many of a wave as one transaction takes, those first of whom facts changed; the others are put off into `tw_wave`, and
 * stay there until a step has room for them. Until then their answers are as they were: like those of somebody of whom
 * facts arrived after the step, so that nothing else has to wait for them, and nothing is lost if they are never reached.
 * Leaves `tw_edge` and `tw_part` without those who are put off.
 */
export const shareOf = async (
  session: Session,
  all: Omit<Share, 'behind'>,
  t0: number,
  most: number,
): Promise<Share> => {
  const ids = [...all.dirty.keys(), ...[...all.edges.keys()].filter((id) => !all.dirty.has(id))];
  const taken = ids.slice(0, most);
  if (ids.length > most) await putOff(session, all, ids.slice(most), t0);
  const kept = await takeBack(session, taken, most - taken.length);
  const isTaken = new Set(taken);
  const only = <Value>(map: ReadonlyMap<string, Value>): Map<string, Value> =>
    ids.length > most ? new Map([...map].filter(([id]) => isTaken.has(id))) : new Map(map);
  return joined({ dirty: only(all.dirty), edges: only(all.edges) }, kept);
};

/** All of what was put off, for a step that works everybody out. */
export const wholeWave = async (session: Session, all: Omit<Share, 'behind'>): Promise<Share> => {
  const kept: Row[] = [];
  for await (const row of session.rows<Row>(sql`select customer, since, facts from ${sql.id(WAVE_TABLE)}`))
    kept.push(row);
  await forgetWave(session);
  return joined(all, kept);
};

/** Where everybody is answered, nobody is put off. */
export const forgetWave = async (session: Session): Promise<void> => {
  await session.run(sql`delete from ${sql.id(WAVE_TABLE)}`);
};

/** Whether anybody is put off. */
export const isAnybodyPutOff = async (session: Session): Promise<boolean> =>
  (await session.row(sql`select 1 as found from ${sql.id(WAVE_TABLE)} limit 1`)) !== undefined;

/** Those who are put off are not answered, though a threshold passed over them: what they are measured by is of before. */
export const passOverPutOff = async (session: Session): Promise<void> => {
  await session.run(
    sql`delete from ${sql.id(STEP_TABLES.only)} where customer in (select customer from ${sql.id(WAVE_TABLE)})`,
  );
};

const joined = ({ dirty, edges }: Omit<Share, 'behind'>, kept: readonly Row[]): Share => {
  const all = new Map(dirty);
  const behind = new Map<string, number>();
  for (const { customer, since, facts } of kept) {
    const known = all.get(customer);
    if (facts === 0 && known === undefined) behind.set(customer, since - 1);
    else
      all.set(customer, {
        since: Math.min(since, known?.since ?? since),
        sources: new Set([null, ...(known?.sources ?? [])]),
      });
  }
  return { dirty: all, edges, behind };
};

const LATER = 'tw_wave_later';

const putOff = async (
  session: Session,
  { dirty }: Omit<Share, 'behind'>,
  ids: readonly string[],
  t0: number,
): Promise<void> => {
  const { dialect } = session;
  const [text, integer] = [dialect.columnType('text'), dialect.columnType('integer')];
  await session.run(
    dialect.keptScratchTable(LATER, sql`customer ${text} primary key not null, since ${integer}, facts ${integer}`),
  );
  await session.run(dialect.emptied(LATER));
  // The clock touched them after the last step.
  await session.insert(
    LATER,
    ['customer', 'since', 'facts'],
    [
      ids,
      ids.map((id) => BigInt(Math.min(dirty.get(id)?.since ?? Infinity, t0 + 1))),
      ids.map((id) => (dirty.has(id) ? 1n : 0n)),
    ],
  );
  const was = (column: string) => sql.id(WAVE_TABLE, column);
  await session.run(
    sql`insert into ${sql.id(WAVE_TABLE)} (customer, since, facts) select customer, since, facts from ${sql.id(LATER)} where true
      on conflict (customer) do update set since = ${dialect.smallestKnown([was('since'), sql`excluded.since`])}, facts = ${dialect.largestKnown([was('facts'), sql`excluded.facts`])}`,
  );
  for (const table of [STEP_TABLES.edge, STEP_TABLES.part])
    await session.run(sql`delete from ${sql.id(table)} where customer in (select customer from ${sql.id(LATER)})`);
};

/** What is put off of those who are worked out now, and of others as many as there is room for. */
const takeBack = async (session: Session, ids: readonly string[], room: number): Promise<readonly Row[]> => {
  if (!(await isAnybodyPutOff(session))) return [];
  const named = sql`where ${session.dialect.memberOfMany(sql.id('customer'), ids)}`;
  const first = room > 0 ? [sql`order by customer limit ${sql.lit(Math.min(room, Number.MAX_SAFE_INTEGER))}`] : [];
  const kept: Row[] = [];
  for (const which of [named, ...first]) {
    const found: Row[] = [];
    for await (const row of session.rows<Row>(sql`select customer, since, facts from ${sql.id(WAVE_TABLE)} ${which}`))
      found.push({ customer: row.customer, since: Number(row.since), facts: Number(row.facts) });
    if (found.length === 0) continue;
    const ids = found.map(({ customer }) => customer);
    await session.run(
      sql`delete from ${sql.id(WAVE_TABLE)} where ${session.dialect.memberOfMany(sql.id('customer'), ids)}`,
    );
    kept.push(...found);
  }
  return kept;
};
