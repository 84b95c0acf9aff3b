import type { Plan, RankThreshold, ValueType } from '@tagwright/dsl';
import { type HeldThreshold, TABLES } from '@tagwright/dsl/sql';
import type { SqliteStore } from '../store/sqlite.js';
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

/** Thresholds as they were found, to be held over another evaluation. */
export const heldThresholds = (store: SqliteStore): readonly HeldThreshold[] => [
  ...store.rows<HeldThreshold>({
    sql: `select rank, group_value as "group", coalesce(theta, theta_real) as theta, tie, size from ${TABLES.threshold}`,
    parameters: [],
  }),
];

/** The thresholds of the last evaluation: in the plan's order, groups by code point. Empty populations have none. */
export const shownThresholds = (store: SqliteStore, plan: Plan): readonly ShownThreshold[] => {
  const { asOf } = evaluated(store);
  const rows = [
    ...store.rows<HeldThreshold>({
      sql: `select rank, group_value as "group", coalesce(theta, theta_real) as theta, tie, size from ${TABLES.threshold} order by group_value`,
      parameters: [],
    }),
  ];
  return plan.ranks.flatMap((rank) =>
    rows
      .filter((row) => row.rank === rank.id)
      .flatMap(({ group, theta, size }) =>
        theta === null
          ? []
          : [{ rank, label: rank.label, group: group ?? undefined, size, ...shown(rank, theta, asOf) }],
      ),
  );
};

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
