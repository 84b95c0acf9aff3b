import { sql } from 'kysely';
import {
  type InstantBounds,
  localDay,
  midnight,
  zoneOffsets,
  civilOf,
  type ZoneOffset,
} from '../../plan/semantics/index.js';
import type {
  Column,
  ColumnId,
  HistoryColumn,
  HistoryId,
  Plan,
  PlanSegment,
  PlanTag,
  RankId,
  RankThreshold,
  SegmentId,
  TagId,
} from '../../plan/types.js';
import type { Dialect } from './dialect.js';
import type { Sql } from './fragments.js';
import { type Held, NOTHING_HELD } from '../../plan/held.js';
import { sqlite } from './sqlite.js';

/** The names under which a statement reads its tables, whatever these are called themselves. */
export const ALIAS = {
  customer: 'customer',
  state: 'state',
  answer: 'answer',
  history: 'history',
} as const;

/** The state's key column, and that of everything else with a row per customer. */
export const STATE_KEY = 'customer';

/** An event that a condition looks at. */
export interface EventAtHand {
  /** The name that its row goes by in the statement. */
  readonly alias: string;
  /** Its time. */
  readonly at: Sql;
  /** The instants that it may have. */
  readonly range: InstantBounds;
}

/** What emitting a value or a condition needs to know: the plan, the instant, and where the rows come from. */
export interface Scope {
  readonly plan: Plan;
  readonly now: number;
  /**
   * Whether what follows from `now` is left open in the statements, which are then for every instant of the local day:
   * `earliest` and `latest` say from when until when. Otherwise both are `now`.
   */
  readonly isOpen: boolean;
  readonly earliest: number;
  readonly latest: number;
  readonly dialect: Dialect;
  readonly offsets: readonly ZoneOffset[];
  /** Today in the book's zone, as an epoch day and as YYYYMMDD. */
  readonly today: { readonly day: number; readonly digits: number };
  /** The id of the customer at hand. */
  readonly customerId: Sql;
  /** Where the columns of the customer's row, of the state and of earlier answers are read. */
  readonly customerColumn: (name: string) => Sql;
  readonly stateColumn: (id: ColumnId) => Sql;
  readonly answerColumn: (name: string) => Sql;
  /** Whether the customer is in a segment of an earlier stratum. */
  readonly segmentHolds: (segment: SegmentId) => Sql;
  readonly historyColumn: (id: HistoryId) => Sql;
  /** The event at hand, inside an aggregate, and outwards from it those that it is seen from. */
  readonly events: readonly EventAtHand[];
  /** Whether a sum may be missing, where it left 64 bits: one that cannot say so stops the statement instead. */
  readonly wideSums: boolean;
  readonly held: Held;
  /** Whether each rank by number says who is last of those tied at it, compared `exactly` in this plan or not. */
  readonly everyTie: boolean;
  /** The table of the customers to be worked out, where not everybody is. */
  readonly only: string | undefined;
  /**
   * Whether the state is gone through in its own order, and everything else is looked up for it: a planner without
   * statistics may go through the customers in the order of some index, and so through the state at random.
   */
  readonly inOrder: boolean;
  readonly columns: ReadonlyMap<ColumnId, Column>;
  readonly histories: ReadonlyMap<HistoryId, HistoryColumn>;
  readonly ranks: ReadonlyMap<RankId, RankThreshold>;
  readonly tags: ReadonlyMap<TagId, PlanTag>;
  readonly segments: ReadonlyMap<SegmentId, PlanSegment>;
}

const byId = <Id, Item extends { readonly id: Id }>(items: readonly Item[]): ReadonlyMap<Id, Item> =>
  new Map(items.map((item) => [item.id, item]));

/** A statement over rows of the state. */
export interface ScopeOptions {
  readonly dialect?: Dialect;
  readonly wideSums?: boolean;
  readonly held?: Held;
  readonly everyTie?: boolean;
  readonly only?: string;
  readonly isOpen?: boolean;
  readonly inOrder?: boolean;
}

export const scopeOf = (plan: Plan, now: number, options: ScopeOptions = {}): Scope => {
  const { zone } = plan.catalog;
  const dialect = options.dialect ?? sqlite;
  const day = localDay(now, zone);
  const isOpen = options.isOpen ?? false;
  const { year, month, day: dayOfMonth } = civilOf(day);
  return {
    plan,
    now,
    isOpen,
    earliest: isOpen ? midnight(day, zone) : now,
    latest: isOpen ? midnight(day + 1, zone) - 1 : now,
    dialect,
    offsets: zoneOffsets(zone),
    today: { day, digits: year * 10_000 + month * 100 + dayOfMonth },
    customerId: sql.id(ALIAS.state, STATE_KEY),
    customerColumn: (name) => sql.id(ALIAS.customer, name),
    stateColumn: (id) => sql.id(ALIAS.state, id),
    answerColumn: (name) => sql.id(ALIAS.answer, name),
    segmentHolds: (segment) => sql`(${sql.id(ALIAS.answer, segment)} = 1)`,
    historyColumn: (id) => sql.id(ALIAS.history, id),
    events: [],
    wideSums: options.wideSums ?? dialect.isExactBeyondIntegers,
    held: options.held ?? NOTHING_HELD,
    everyTie: options.everyTie ?? false,
    only: options.only,
    inOrder: options.inOrder ?? false,
    columns: byId<ColumnId, Column>(plan.columns),
    histories: byId<HistoryId, HistoryColumn>(plan.histories),
    ranks: byId<RankId, RankThreshold>(plan.ranks),
    tags: byId<TagId, PlanTag>(plan.tags),
    segments: byId<SegmentId, PlanSegment>(plan.segments),
  };
};

/** What the plan refers to, it has. */
export const found = <Id, Item>(items: ReadonlyMap<Id, Item>, id: Id): Item => {
  const item = items.get(id);
  if (item === undefined) throw new Error(`the plan has no ${String(id)}`);
  return item;
};
