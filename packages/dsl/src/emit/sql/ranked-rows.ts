import { sql } from 'kysely';
import { all, nothing, type Sql } from './fragments.js';
import { TABLES } from './physical.js';
import { type Ranked, takesPart } from './ranked.js';
import { readsOf } from './reads.js';
import type { Scope } from './scope.js';
import { customersFrom, stateKey } from './sources.js';

/** Who is ranked, as rows of (value, group, customer). */
export const rankedRows = (ranked: Ranked, value: Sql, answers: string | undefined, scope: Scope): Sql => {
  const { key, population, per } = ranked.rank;
  const reads = readsOf(scope.plan, key, population, per);
  const joins = {
    customer: reads.customer.size > 0,
    history: reads.history.size > 0,
    answer: reads.answers ? answers : undefined,
  };
  const { tables, conditions } = customersFrom(TABLES.state, joins, scope);
  return sql`select ${value} as value, ${ranked.group ?? nothing} as group_value, ${stateKey} as customer${tables} where ${all([...conditions, takesPart(ranked)])}`;
};
