import type { Plan } from '@tagwright/dsl';
import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { type Cause, type NewEntry, subjectKey, type Subject } from './change.js';
import { corrections, type Said } from './corrections.js';
import type { Disagreed } from './disagreement.js';
import { standingSql, turnsSql } from './reading-rule.js';

export interface Settlement {
  readonly plan: Plan;
  /** ms UTC. */
  readonly now: number;
  /** Why a customer's answer is said to turn. */
  readonly causeOf: (customer: string) => Cause;
}

/**
 * What makes the log end in the stored answers of those where no timeline leads: they turn now. What it says of before
 * stays, for nobody knows any better.
 */
export const settled = async (
  session: Session,
  found: readonly Disagreed[],
  { plan, now, causeOf }: Settlement,
): Promise<readonly NewEntry[]> => {
  if (found.length === 0) return [];
  const ids = [...new Set(found.map(({ customer }) => customer))];
  const theirs = session.dialect.memberOfMany(sql.id('customer'), ids);
  const before = await saidOf(session, standingSql(now - 1, theirs), sql`cast(null as text)`);
  // The log speaks about this very instant only if the clock stood still since the last step.
  const already = await saidOf(session, turnsSql(sql`effective_at = ${BigInt(now)} and ${theirs}`), sql.id('old'));
  return found.flatMap((each): readonly NewEntry[] => {
    const { customer, kind, name, value } = each;
    const base = before.get(keyOf(each))?.new ?? null;
    const past = already.get(keyOf(each));
    const said = corrections(base, [{ at: now, to: each.stored }], past === undefined ? [] : [past]);
    return said.map(({ at, old, new: state }) => ({
      kind,
      name,
      value,
      customer,
      old,
      new: state,
      effectiveAt: at,
      recordedAt: now,
      book: plan.hash,
      cause: causeOf(customer),
    }));
  });
};

const keyOf = (subject: Subject & { readonly customer: string }): string =>
  JSON.stringify([subject.customer, subjectKey(subject)]);

interface Row {
  readonly customer: string;
  readonly kind: Subject['kind'];
  readonly name: string;
  readonly value: string | null;
  readonly old: string | null;
  readonly new: string | null;
  readonly at: number;
}

const saidOf = async (session: Session, turns: Sql, old: Sql): Promise<ReadonlyMap<string, Said>> => {
  const said = new Map<string, Said>();
  const told = session.rows<Row>(
    sql`select customer, kind, name, value, ${old} as old, new, effective_at as at from (${turns}) as turn`,
  );
  for await (const { customer, kind, name, value, old: was, new: state, at } of told)
    said.set(keyOf({ customer, kind, name, value: value ?? undefined }), { at, old: was, new: state });
  return said;
};
