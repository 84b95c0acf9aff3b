import type { Plan, RankThreshold, ValueType } from '@tagwright/dsl';
import { type HeldThreshold, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session, Store } from '../store/store.js';
import { evaluated } from './evaluation.js';
import type { StoredValue } from './metrics.js';

/** θ of a rank, or of one group of it, as the rule's author thinks of it. */
export interface ShownThreshold {
  readonly rank: RankThreshold;
  /** `M top20%`. */
  readonly label: string;
  /** The group's value as text, in storage units of `rank.per`; undefined for a rank without groups. */
  readonly group: string | undefined;
  /** In storage units of `type`: a recency where the rule ranks one, though θ itself is an instant. */
  readonly value: StoredValue;
  readonly type: ValueType;
  /** How many customers were ranked. */
  readonly size: number;
}

/** Thresholds as they were found, to be held over another evaluation: of each rank its groups by code point. */
export const heldThresholds = async (store: Session): Promise<readonly HeldThreshold[]> => {
  const found: HeldThreshold[] = [];
  const rows = store.rows<HeldThreshold & { readonly thetaReal: number | null }>(
    sql`select rank, group_value as "group", theta, theta_real as "thetaReal", tie, size from ${sql.id(TABLES.threshold)} order by rank, group_value`,
  );
  for await (const { thetaReal, theta, ...each } of rows) found.push({ ...each, theta: theta ?? thetaReal });
  return found;
};

/** The thresholds of the last evaluation: in the plan's order, groups by code point. Empty populations have none. */
export const shownThresholds = async (store: Store, plan: Plan): Promise<readonly ShownThreshold[]> => {
  const { asOf } = await evaluated(store);
  return shownHeld(plan, await heldThresholds(store), asOf);
};

/** Thresholds that are held, as the rule's author thinks of them at an instant (ms UTC). */
export const shownHeld = (plan: Plan, thresholds: readonly HeldThreshold[], asOf: number): readonly ShownThreshold[] =>
  plan.ranks.flatMap((rank) =>
    thresholds
      .filter((row) => row.rank === rank.id)
      .flatMap(({ group, theta, size }) =>
        theta === null
          ? []
          : [{ rank, label: rank.label, group: group ?? undefined, size, ...shown(rank, theta, asOf) }],
      ),
  );

const DURATION: ValueType = { kind: 'duration', form: { exact: 0 } };

const shown = (rank: RankThreshold, theta: number | bigint, now: number): { value: StoredValue; type: ValueType } => {
  if (rank.shown === 'since') return { value: now - Number(theta), type: DURATION };
  if (rank.shown === 'until') return { value: Number(theta) - now, type: DURATION };
  const { type } = rank.key;
  if (rank.cut !== 'average') return { value: theta, type };
  // The average of instants, or of dates, lies between two of them; it is shown as the one before.
  return 'form' in type
    ? { value: theta, type: { ...type, form: 'real' } }
    : { value: Math.floor(Number(theta)), type };
};
