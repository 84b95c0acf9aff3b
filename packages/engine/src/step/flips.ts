import { beforeTable, type CompiledSql, type Dialect, type Sql, STEP_TABLES, TABLES } from '@tagwright/dsl/sql';
import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { type AnsweredSubject, stateIn } from '../log/answered.js';
import type { ComparedSubject } from '../log/append-flips.js';
import type { Subject } from '../log/change.js';
import type { Session } from '../store/store.js';

/** An answer that is another one than before. */
export interface Turned {
  readonly subject: Subject;
  /** How the answer after is held; undefined where nothing is answered any more. */
  readonly held: AnsweredSubject | undefined;
  /** The tag's value, or `in`; null: none. */
  readonly old: string | null;
  readonly new: string | null;
}

/** A customer with other answers than before. */
export interface Flip {
  readonly customer: string;
  /** Whether the customer had no answers before, or has none any more. */
  readonly isNewOrGone: boolean;
  readonly turned: readonly Turned[];
}

/** Whose answers are compared, and so where those before are. */
export type Compared = 'everybody' | 'only';

/** The answers of everybody before everything was worked out anew. */
export const EVERYBODY_BEFORE = 'tw_answer_before';

/** Where the answers before lie. */
export const answersBefore = (plan: Plan, compared: Compared): string =>
  compared === 'everybody' ? EVERYBODY_BEFORE : beforeTable(plan);

/**
 * Whoever has another answer than in the table `before`, as the rows are read. The statement is compiled once for the
 * pairs, and hands over no more of a row than what differs: most of it never does.
 */
export async function* flipsOf(
  session: Session,
  pairs: readonly ComparedSubject[],
  compared: Compared,
  before: string,
): AsyncGenerator<Flip> {
  if (pairs.length === 0) return;
  for await (const { customer, stays, turned } of session.rows<FlipRow>(
    flipsSql(pairs, compared, before, session.dialect),
  )) {
    const differing = JSON.parse(turned) as readonly (Differing | 0)[];
    yield {
      customer,
      isNewOrGone: stays === 0,
      turned: differing.flatMap((each): Turned[] => {
        if (each === 0) return [];
        const [index, was, is] = each;
        const { subject, before: held, after } = pairs[index] as ComparedSubject;
        return [{ subject, held: after, old: said(held, was), new: said(after, is) }];
      }),
    };
  }
}

interface FlipRow {
  readonly customer: string;
  readonly stays: number;
  /** JSON: what differs, and a 0 at the end. */
  readonly turned: string;
}

type Cell = string | number | null;
/** The pair's index, and its cells before and after. */
type Differing = readonly [index: number, was: Cell, is: Cell];

const said = (held: AnsweredSubject | undefined, cell: Cell): string | null =>
  held === undefined ? null : stateIn(held, { [held.column]: cell });

const compiled = new WeakMap<readonly ComparedSubject[], Map<string, CompiledSql>>();

const flipsSql = (
  pairs: readonly ComparedSubject[],
  compared: Compared,
  held: string,
  dialect: Dialect,
): CompiledSql => {
  const ofPairs = compiled.get(pairs) ?? new Map<string, CompiledSql>();
  compiled.set(pairs, ofPairs);
  const key = `${dialect.name} ${compared} ${held}`;
  const statement = ofPairs.get(key) ?? dialect.compile(flipsAnew(pairs, compared, held, dialect));
  ofPairs.set(key, statement);
  return statement;
};

const flipsAnew = (pairs: readonly ComparedSubject[], compared: Compared, held: string, dialect: Dialect): Sql => {
  const array = dialect.name === 'sqlite' ? sql`json_array` : sql`json_build_array`;
  const differing = pairs.map(({ before, after }, index) => {
    const was = before === undefined ? sql`cast(null as text)` : sql.id('before', before.column);
    const is = after === undefined ? sql`cast(null as text)` : sql.id('after', after.column);
    // Who is not known has no flag, which says the same as one that is not set.
    const isFlag = (before ?? after)?.flag !== undefined;
    const differ = isFlag ? sql`coalesce(${is}, 0) <> coalesce(${was}, 0)` : sql`${is} is distinct from ${was}`;
    return sql`case when ${differ} then cast(${array}(${sql.lit(index)}, ${was}, ${is}) as text) || ',' else '' end`;
  });
  const from = {
    everybody: sql`${sql.id(TABLES.answer)} as after full join ${sql.id(held)} as before on before.customer = after.customer`,
    only: sql`${sql.id(STEP_TABLES.only)} as ${sql.id('only')} left join ${sql.id(TABLES.answer)} as after on after.customer = ${sql.id('only', 'customer')}
      left join ${sql.id(held)} as before on before.customer = ${sql.id('only', 'customer')}`,
  }[compared];
  const customer = compared === 'only' ? sql.id('only', 'customer') : sql`coalesce(after.customer, before.customer)`;
  const stays = sql`case when after.customer is not null and before.customer is not null then 1 else 0 end`;
  const turned = sql`'[' || ${joined(differing)} || '0]'`;
  return sql`select customer, stays, turned from (select ${customer} as customer, ${stays} as stays, ${turned} as turned from ${from}) as compared where turned <> '[0]'`;
};

/** Halved over and over: SQLite takes no more than a thousand terms in a row. */
const joined = (texts: readonly Sql[]): Sql => {
  if (texts.length === 1) return texts[0] as Sql;
  const half = texts.length >> 1;
  return sql`(${joined(texts.slice(0, half))} || ${joined(texts.slice(half))})`;
};
