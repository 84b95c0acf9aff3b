import { beforeTable, type Sql, STEP_TABLES, TABLES } from '@tagwright/dsl/sql';
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

/** Whoever has another answer than in the table `before`, as the rows are read. */
export async function* flipsOf(
  session: Session,
  pairs: readonly ComparedSubject[],
  compared: Compared,
  before: string,
): AsyncGenerator<Flip> {
  if (pairs.length === 0) return;
  for await (const row of session.rows<Readonly<Record<string, string | number | null>>>(
    flipsSql(pairs, compared, before),
  )) {
    const turned = pairs.flatMap(({ subject, before, after }, index): Turned[] => {
      const old = said(before, row[`o${index}`]);
      const now = said(after, row[`n${index}`]);
      return old === now ? [] : [{ subject, held: after, old, new: now }];
    });
    if (turned.length > 0) yield { customer: String(row['customer']), isNewOrGone: row['stays'] === 0, turned };
  }
}

const said = (held: AnsweredSubject | undefined, cell: string | number | null | undefined): string | null =>
  held === undefined ? null : stateIn(held, { [held.column]: cell ?? null });

const flipsSql = (pairs: readonly ComparedSubject[], compared: Compared, held: string): Sql => {
  const cells = pairs.map(({ before, after }) => ({
    was: before === undefined ? sql`null` : sql.id('before', before.column),
    is: after === undefined ? sql`null` : sql.id('after', after.column),
    isFlag: (before ?? after)?.flag !== undefined,
  }));
  const shown = cells.map(
    ({ was, is }, index) => sql`${was} as ${sql.id(`o${index}`)}, ${is} as ${sql.id(`n${index}`)}`,
  );
  // Who is not known has no flag, which says the same as one that is not set.
  const differ = cells.map(({ was, is, isFlag }) =>
    isFlag ? sql`(coalesce(${is}, 0) <> coalesce(${was}, 0))` : sql`(${is} is distinct from ${was})`,
  );
  const from = {
    everybody: sql`${sql.id(TABLES.answer)} as after full join ${sql.id(held)} as before on before.customer = after.customer`,
    only: sql`${sql.id(STEP_TABLES.only)} as ${sql.id('only')} left join ${sql.id(TABLES.answer)} as after on after.customer = ${sql.id('only', 'customer')}
      left join ${sql.id(held)} as before on before.customer = ${sql.id('only', 'customer')}`,
  }[compared];
  const customer = compared === 'only' ? sql.id('only', 'customer') : sql`coalesce(after.customer, before.customer)`;
  const stays = sql`case when after.customer is not null and before.customer is not null then 1 else 0 end`;
  return sql`select ${customer} as customer, ${stays} as stays, ${sql.join(shown)} from ${from} where ${anyOf(differ)}`;
};

/** Halved over and over: SQLite takes no more than a thousand terms in a row. */
const anyOf = (terms: readonly Sql[]): Sql => {
  if (terms.length === 1) return terms[0] as Sql;
  const half = terms.length >> 1;
  return sql`(${anyOf(terms.slice(0, half))} or ${anyOf(terms.slice(half))})`;
};
