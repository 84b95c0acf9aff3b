import { sql } from 'kysely';
import type { Group } from '../log/as-of.js';
import { IN } from '../log/change.js';
import { standingSql } from '../log/reading-rule.js';
import { hasLog } from '../log/tables.js';
import { customersGiven } from '../store/given.js';
import type { Session } from '../store/store.js';

/** Since when (ms UTC) customers are in a group, by the log; without those of whom it does not say, or not any more. */
export const sinceOf = async (
  session: Session,
  { kind, name, value }: Group,
  customers: readonly string[],
  asOf: number,
): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>();
  if (customers.length === 0 || !(await hasLog(session))) return found;
  const those = sql`customer in (${customersGiven(session.dialect, customers)}) and kind = ${kind} and name = ${name}`;
  const rows = session.rows<{ customer: string; since: number }>(
    sql`select customer, effective_at as since from (${standingSql(asOf, those)}) as standing where new = ${value ?? IN}`,
  );
  for await (const { customer, since } of rows) found.set(customer, since);
  return found;
};
