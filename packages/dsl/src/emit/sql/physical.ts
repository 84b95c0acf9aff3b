import type { ValueType } from '../../catalog/types.js';
import type { Column } from '../../plan/types.js';

/** The tables that the engine owns. Every other table is the catalog's own. */
export const TABLES = {
  state: 'tw_state',
  overall: 'tw_overall',
  threshold: 'tw_threshold',
  answer: 'tw_answer',
  meta: 'tw_meta',
} as const;

/** What is recorded of customers beside the catalog's own tables; only the engine's commands write these. */
export const RECORD_TABLES = {
  /** Values of tags that somebody set: they hold from `from_at` until `until_at` (ms UTC, excluded; missing: no end). */
  handSet: 'tw_hand_set',
  /**
   * Every value that a column of the customer's table ever had, with the instant from which it did (ms UTC); an integer
   * as its digits. The first one extends backwards, the table itself holds the last.
   */
  fieldChange: 'tw_field_change',
} as const;

/** A row per customer, a column per {@link HistoryColumn} of the plan under its id: filled before anything is answered. */
export const HISTORY_TABLE = 'tw_history';

/** What the population said at the instants that histories went back to, where they asked. */
export const PAST_TABLE = 'tw_past_population';

/** Names with this prefix belong to the engine, in whatever case they are written. */
export const OWNED_PREFIX = 'tw_';

/** How a value lies in a column, in the storage units of the Plan's values; a flag is 0 or 1. */
export type StorageClass = 'integer' | 'flag' | 'real' | 'text';

export const storageOf = (type: ValueType): StorageClass => {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'duration':
      return type.form === 'real' ? 'real' : 'integer';
    case 'bool':
      return 'flag';
    case 'date':
    case 'time':
    case 'distance':
      return 'integer';
    default:
      return 'text';
  }
};

/**
 * A point lies as `lat,lng` in its own column and, for computing, as a unit vector in three integer columns beside it
 * (`plan/semantics/sphere` says how it is rounded).
 */
export const vectorColumns = (column: string): readonly [x: string, y: string, z: string] => [
  `${OWNED_PREFIX}${column}_x`,
  `${OWNED_PREFIX}${column}_y`,
  `${OWNED_PREFIX}${column}_z`,
];

export interface StoredColumn {
  readonly name: string;
  readonly storage: StorageClass;
}

/** The columns that hold one value of a type: one, or four for a point. */
export const storedColumns = (name: string, type: ValueType): readonly StoredColumn[] => [
  { name, storage: storageOf(type) },
  ...(type.kind === 'point'
    ? vectorColumns(name).map((part): StoredColumn => ({ name: part, storage: 'integer' }))
    : []),
];

/** How a column of the plan lies in the state. */
export const storedAs = ({ id, type }: Column): StoredColumn => ({ name: id, storage: storageOf(type) });

export const THRESHOLD_COLUMNS = ['rank', 'group_value', 'theta', 'theta_real', 'tie', 'size'] as const;
