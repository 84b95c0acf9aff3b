import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { AnsweredSubject } from './answered.js';
import { lastSeq } from './append.js';
import type { Cause, Subject } from './change.js';
import { createLogIndexes, dropLogIndexes, ENTRY_COLUMNS, LOG_TABLES } from './tables.js';

/** A subject with how two tables of answers hold it; undefined where one of them does not. */
export interface ComparedSubject {
  readonly subject: Subject;
  readonly before: AnsweredSubject | undefined;
  readonly after: AnsweredSubject | undefined;
}

/** Two tables of answers, a row per customer, and what the log is to say of their differences. */
export interface Flips {
  readonly subjects: readonly ComparedSubject[];
  /** Undefined: nobody had answers. */
  readonly before: string | undefined;
  readonly after: string;
  /** Customers who are passed over: a table with a column `customer`. */
  readonly except?: string;
  /** ms UTC: both when the answers turned, and when it is written. */
  readonly now: number;
  /** The hash of the book. */
  readonly book: string;
  readonly cause: Cause;
}

/**
 * Appends an entry for every answer that differs between two tables, however many those are: a statement for each
 * subject that differs at all, in the order of customers. Has to run inside a write transaction. How many there were.
 */
export const appendFlips = async (session: Session, flips: Flips): Promise<number> => {
  const { now, book, cause } = flips;
  const first = await lastSeq(session);
  if (first === 0) await dropLogIndexes(session);
  let last = first;
  for (const compared of await differing(session, flips)) {
    const { kind, name, value } = compared.subject;
    const instant = sql`cast(${BigInt(now)} as bigint)`;
    const seq = sql`cast(${BigInt(last)} as bigint) + row_number() over (order by customer)`;
    const values = [
      seq,
      sql`customer`,
      text(kind),
      text(name),
      value === undefined ? sql`cast(null as text)` : text(value),
      sql`old`,
      sql`new`,
      instant,
      instant,
      text(book),
      text(cause),
    ];
    const old = sql`${state(compared.before, 'before')} as old`;
    const into = sql.join(ENTRY_COLUMNS.map((column) => sql.id(column)));
    last += await session.run(
      sql`insert into ${sql.id(LOG_TABLES.change)} (${into}) select ${sql.join(values)} from (select ${customer(flips)} as customer, ${old}, ${state(compared.after, 'after')} as new from ${both(flips)} where ${differs(compared)}${exceptions(flips)}) as flip`,
    );
  }
  if (first === 0) await createLogIndexes(session);
  return last - first;
};

/** The subjects that differ for anybody, counted in one pass. */
const differing = async (session: Session, flips: Flips): Promise<readonly ComparedSubject[]> => {
  const { subjects } = flips;
  if (subjects.length === 0) return [];
  const counts = subjects.map(
    (compared, index) => sql`max(case when ${differs(compared)} then 1 else 0 end) as ${sql.id(`d${index}`)}`,
  );
  const row = await session.row<Readonly<Record<string, number | null>>>(
    sql`select ${sql.join(counts)} from ${both(flips)} where true${exceptions(flips)}`,
  );
  return subjects.filter((_, index) => row?.[`d${index}`] === 1);
};

const text = (value: string): Sql => sql`cast(${value} as text)`;

const both = ({ before, after }: Flips): Sql =>
  before === undefined
    ? sql`${sql.id(after)} as ${sql.id('after')}`
    : sql`${sql.id(after)} as ${sql.id('after')} full join ${sql.id(before)} as ${sql.id('before')} on ${sql.id('before', 'customer')} = ${sql.id('after', 'customer')}`;

const customer = ({ before }: Flips): Sql =>
  before === undefined
    ? sql.id('after', 'customer')
    : sql`coalesce(${sql.id('after', 'customer')}, ${sql.id('before', 'customer')})`;

const exceptions = (flips: Flips): Sql =>
  flips.except === undefined
    ? sql``
    : sql` and not exists (select 1 from ${sql.id(flips.except)} as passed where passed.customer = ${customer(flips)})`;

/** What a row says of a subject, in the words of the log; missing where there is no row. */
const state = (answered: AnsweredSubject | undefined, table: 'before' | 'after'): Sql => {
  if (answered === undefined) return sql`cast(null as text)`;
  const cell = sql.id(table, answered.column);
  return answered.flag === undefined ? cell : sql`case when ${cell} = 1 then ${text(answered.flag)} end`;
};

/** Who is not known has no flag, which says the same as one that is not set. */
const differs = ({ before, after }: ComparedSubject): Sql => {
  const cell = (answered: AnsweredSubject | undefined, table: string): Sql =>
    answered === undefined ? sql`null` : sql.id(table, answered.column);
  const [was, is] = [cell(before, 'before'), cell(after, 'after')];
  return (before ?? after)?.flag === undefined
    ? sql`(${is} is distinct from ${was})`
    : sql`(coalesce(${is}, 0) <> coalesce(${was}, 0))`;
};
