import { STEP_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Touched } from '../dirty/dirty.js';
import { WAVE_TABLE } from '../dirty/tables.js';
import type { Session } from '../store/store.js';
import { isOfFacts, type PutOff, type Waiting } from './put-off.js';

/** Whom a step works out anew, and why. */
export interface Share {
  /** Of whom facts changed. */
  readonly dirty: ReadonlyMap<string, Touched>;
  /** What the clock has moved since the last step. */
  readonly edges: ReadonlyMap<string, readonly Moved[]>;
  /** Those whom an earlier transaction of this step put off; what it found out of them is in `dirty` and `edges`, too. */
  readonly resumed: ReadonlyMap<string, PutOff>;
  /**
   * Others whom the clock touched in an earlier step that put them off, with the instant (ms UTC) that their answers are
   * of: anything of theirs may have moved since.
   */
  readonly behind: ReadonlyMap<string, number>;
}

/** Whom a step has found so far. */
export interface Found extends Pick<Share, 'dirty' | 'edges'> {
  /** Whether all whom the clock touches were put off before: `edges` has but those of whom facts changed. */
  readonly isFoundAhead: boolean;
}

/** Whether the customer's answers may be under thresholds of before the last step. */
export const isOfEarlier = ({ resumed, behind }: Share, customer: string): boolean =>
  behind.has(customer) || resumed.get(customer)?.isPassed === true;

/** The instant (ms UTC) that a customer's answers are of; `t0` is that of the last step. */
export const answeredAsOf = ({ resumed, behind }: Share, t0: number, customer: string): number =>
  resumed.get(customer)?.asOf ?? behind.get(customer) ?? t0;

/** What the clock has moved of a customer: a row of `tw_part`. */
export interface Moved {
  readonly part: string;
  /** The instant (ms UTC) of all that turns with it, where that is known. */
  readonly instant: number | undefined;
  /** How often it may turn something, at most. */
  readonly turns: number;
  /** Whether it is events that begin to count. */
  readonly isEntry: boolean;
}

interface Row {
  readonly customer: string;
  readonly since: number;
  /** See `Waiting`. */
  readonly cause: number;
}

const LATER = 'tw_wave_later';

const ROWS = sql`select customer, since, facts as cause from ${sql.id(WAVE_TABLE)}`;

/**
 * As many of a wave as one transaction takes, those first of whom facts changed; the others are put off into `tw_wave`, and
 * stay there until a step has room for them. Until then their answers are as they were: like those of somebody of whom
 * facts arrived after the step, so that nothing else has to wait for them, and nothing is lost if they are never reached.
 * Leaves `tw_edge` and `tw_part` without those who are put off.
 */
export const shareOf = async (
  session: Session,
  all: Found,
  t0: number,
  most: number,
  waiting: Waiting,
): Promise<Share> => {
  const ids = [...all.dirty.keys(), ...[...all.edges.keys()].filter((id) => !all.dirty.has(id))];
  const taken = ids.slice(0, most);
  if (ids.length > most) {
    await putOff(session, all, ids.slice(most), t0, waiting);
    for (const table of [STEP_TABLES.edge, STEP_TABLES.part])
      await session.run(sql`delete from ${sql.id(table)} where customer in (select customer from ${sql.id(LATER)})`);
  }
  const kept = await takeBack(session, taken, most - taken.length);
  const isTaken = new Set(taken);
  const only = <Value>(map: ReadonlyMap<string, Value>): Map<string, Value> =>
    ids.length > most ? new Map([...map].filter(([id]) => isTaken.has(id))) : new Map(map);
  return joined({ ...all, dirty: only(all.dirty), edges: only(all.edges) }, kept, waiting);
};

/** All of what was put off, for a step that works everybody out. */
export const wholeWave = async (session: Session, all: Found, waiting: Waiting): Promise<Share> => {
  const kept: Row[] = [];
  for await (const row of session.rows<Row>(ROWS)) kept.push(row);
  await forgetWave(session);
  return joined(all, kept, waiting);
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

const joined = (all: Found, kept: readonly Row[], waiting: Waiting): Share => {
  const [dirty, edges] = [new Map(all.dirty), new Map(all.edges)];
  const [resumed, behind] = [new Map<string, PutOff>(), new Map<string, number>()];
  for (const row of kept) {
    const { customer, since, cause } = row;
    const told = dirty.get(customer);
    // Where facts came since, or the clock went on, what was found out before is not all.
    const isAll = all.isFoundAhead || (told === undefined && !edges.has(customer));
    const found = isAll ? waiting.find(row) : undefined;
    const known = found && told ? { ...found, dirty: told, edges: edges.get(customer) ?? [] } : found;
    if (known !== undefined) {
      resumed.set(customer, known);
      if (known.dirty !== undefined) dirty.set(customer, known.dirty);
      if (known.edges.length > 0) edges.set(customer, known.edges);
    } else if (!isOfFacts(cause) && told === undefined) behind.set(customer, since - 1);
    else
      dirty.set(customer, {
        since: Math.min(since, told?.since ?? since),
        sources: new Set([null, ...(told?.sources ?? [])]),
      });
  }
  return { dirty, edges, resumed, behind };
};

/** Writes down in `tw_wave` who is not reached yet, with what is known of each for this step's other transactions. */
export const putOff = async (
  session: Session,
  { dirty, edges }: Pick<Found, 'dirty' | 'edges'>,
  ids: readonly string[],
  t0: number,
  waiting: Waiting,
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
      ids.map((id) => waiting.causeOf({ dirty: dirty.get(id) })),
    ],
  );
  for (const id of ids)
    waiting.add(id, {
      asOf: t0,
      dirty: dirty.get(id),
      edges: edges.get(id) ?? [],
      isPassed: false,
    });
  const was = (column: string) => sql.id(WAVE_TABLE, column);
  // What is known of whom the clock alone touched after that same step is all there is, and what is said now goes beyond it.
  const sameInstant = sql`${was('since')} = ${BigInt(t0 + 1)}`;
  await session.run(
    sql`insert into ${sql.id(WAVE_TABLE)} (customer, since, facts) select customer, since, facts from ${sql.id(LATER)} where true
      on conflict (customer) do update set since = ${dialect.smallestKnown([was('since'), sql`excluded.since`])},
        facts = case when ${sameInstant} and ${was('facts')} % 2 = 0 and excluded.facts / 2 = ${was('facts')} / 2 then excluded.facts
          when ${sameInstant} and excluded.facts % 2 = 0 then ${was('facts')}
          when ${was('facts')} % 2 = 1 or excluded.facts % 2 = 1 then 1 else 0 end`,
  );
};

/** What is put off of those who are worked out now, and of others as many as there is room for. */
const takeBack = async (session: Session, ids: readonly string[], room: number): Promise<readonly Row[]> => {
  if (!(await isAnybodyPutOff(session))) return [];
  const named = sql`where ${session.dialect.memberOfMany(sql.id('customer'), ids)}`;
  const first = room > 0 ? [sql`order by customer limit ${sql.lit(Math.min(room, Number.MAX_SAFE_INTEGER))}`] : [];
  const kept: Row[] = [];
  for (const which of [named, ...first]) {
    const found: Row[] = [];
    for await (const row of session.rows<Row>(sql`${ROWS} ${which}`)) found.push(row);
    if (found.length === 0) continue;
    const ids = found.map(({ customer }) => customer);
    await session.run(
      sql`delete from ${sql.id(WAVE_TABLE)} where ${session.dialect.memberOfMany(sql.id('customer'), ids)}`,
    );
    kept.push(...found);
  }
  return kept;
};
