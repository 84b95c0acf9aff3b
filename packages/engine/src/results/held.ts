import type { ColumnId, Plan } from '@tagwright/dsl';
import { type Held, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { StoredValue } from './metrics.js';
import { heldThresholds } from './thresholds.js';

/**
 * What the last evaluation found out about the population, to be held over another one: thresholds (a rank that had
 * nobody stays without) and figures over everybody.
 */
export const heldPopulation = async (store: Session, plan: Plan): Promise<Held> => {
  const found = await heldThresholds(store);
  const empty = plan.ranks
    .filter(({ id }) => !found.some(({ rank }) => rank === id))
    .map(({ id }) => ({ rank: id, group: null, theta: null, tie: null, size: 0 }));
  const row = await store.row<Record<string, StoredValue | null>>(sql`select * from ${sql.id(TABLES.overall)}`);
  const overall = plan.columns
    .filter(({ scope }) => scope === 'overall')
    .map(({ id }): [ColumnId, StoredValue | null] => [id, row?.[id] ?? null]);
  return { thresholds: [...found, ...empty], overall: new Map(overall) };
};
