import type { Column, ColumnId, Plan } from '../../../../plan/types.js';
import { eventOf } from '../../events.js';
import { readsOf } from '../../reads.js';
import { found, type Scope, scopeOf } from '../../scope.js';
import { foundationsOf } from '../parts.js';
import { EVERYTHING } from '../tables.js';
import { NOW, type Side } from './mark.js';
import { AT_ONCE, type Source, type Touch } from './touch.js';
import { columnTouches, rankTouches, segmentTouches, tagTouches } from './touches.js';

export type Bounded = Exclude<Touch, { kind: 'unbounded' }>;

/** What the clock may turn, once for all that turn with it. */
export interface Edge {
  /** The part of the state that moves: see `tw_part`. */
  readonly part: string;
  readonly touch: Bounded;
  /** How often one fact can turn something as it is passed over. */
  readonly turns: number;
  /** Whether what turns is that an event begins to count. */
  readonly isEntry: boolean;
  /** Whose edge it is: ids of columns, ranks, tags and segments. Whatever it turns rests on one of them, or is one. */
  readonly owners: ReadonlySet<string>;
}

export interface Edges {
  readonly all: readonly Edge[];
  /** The parts that move a column, or one that it reads. */
  readonly marksOf: (column: Column) => readonly string[];
  /** Whether nobody can say whom the clock touches. */
  readonly unbounded: boolean;
}

const known = new WeakMap<Plan, Edges>();

export const edgesOf = (plan: Plan): Edges => {
  const remembered = known.get(plan);
  if (remembered !== undefined) return remembered;
  const made = edgesAnew(scopeOf(plan, 0));
  known.set(plan, made);
  return made;
};

/**
 * Of the parts of `tw_part` that name an edge of the clock: ids of columns, ranks, tags and segments, so that whatever
 * the edge turns rests on one of them, or is one.
 */
export const edgeOwners = (plan: Plan): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(edgesOf(plan).all.flatMap(({ part, owners }) => (owners.size === 0 ? [] : [[part, owners] as const])));

/** More than once: what is said to turn once must not turn more often. */
const SEVERAL = 2;

interface Draft {
  readonly touch: Bounded;
  readonly sides: Set<Side>;
  readonly columns: Set<ColumnId>;
  readonly owners: Set<string>;
}

const edgesAnew = (scope: Scope): Edges => {
  const { plan } = scope;
  const drafts = new Map<string, Draft>();
  let unbounded = false;
  const draw = (touches: readonly Touch[], owner: string, column?: ColumnId): void => {
    for (const touch of touches) {
      if (touch.kind === 'unbounded') {
        unbounded = true;
        continue;
      }
      const key = keyOf(touch);
      const draft = drafts.get(key) ?? { touch, sides: new Set(), columns: new Set(), owners: new Set() };
      drafts.set(key, draft);
      if (touch.kind === 'crossing') for (const side of touch.sides) draft.sides.add(side);
      draft.owners.add(owner);
      if (column !== undefined) draft.columns.add(column);
    }
  };
  for (const column of plan.columns) draw(columnTouches(column, scope), column.id, column.id);
  for (const rank of plan.ranks) draw(rankTouches(rank, scope), rank.id);
  for (const tag of plan.tags) draw(tagTouches(tag, scope), tag.id);
  for (const { id, condition } of plan.segments) draw(segmentTouches(condition, scope), id);
  const lookedFor = lookedForOf(drafts.values(), scope);
  const beyondEntries = [...drafts.values()].filter((draft) => !isEntryOf(draft, scope));
  const own = beyondEntries.map((draft, index) => ({
    edge: {
      part: `#${index}`,
      touch: draft.touch.kind === 'crossing' ? { ...draft.touch, sides: [...draft.sides] } : draft.touch,
      turns: turnsOf(draft, lookedFor),
      isEntry: false,
      owners: draft.owners,
    },
    columns: draft.columns,
  }));
  const marks = marksOf(own, scope);
  return {
    all: [...entries(scope), ...own.map(({ edge }) => edge)],
    marksOf: (column) => marks.get(column.id) ?? [],
    unbounded,
  };
};

/** That an event comes into sight is an edge of its table already, and moves all that reads it. */
const isEntryOf = ({ touch, sides }: Draft, scope: Scope): boolean =>
  touch.kind === 'crossing' &&
  touch.source.kind === 'event' &&
  touch.source.column === eventOf(touch.source.table, scope).columns.at &&
  touch.mark.steady === 0 &&
  touch.lag === AT_ONCE &&
  !touch.byDate &&
  !sides.has('behind');

const keyOf = (touch: Bounded): string =>
  JSON.stringify([
    touch.kind,
    touch.source,
    touch.kind === 'yearly' ? touch.key : touch.mark.key,
    touch.byDate,
    touch.lag.key,
  ]);

/**
 * A column that is looked for by what it was before the stretch has another edge within it if it turns: so whatever
 * turns such a column counts twice.
 */
const turnsOf = ({ touch, sides, columns }: Draft, lookedFor: readonly ColumnId[]): number =>
  touch.kind === 'yearly' ||
  touch.lag !== AT_ONCE ||
  touch.source.kind === 'hand-set' ||
  lookedFor.some((id) => columns.has(id))
    ? SEVERAL
    : sides.size;

/** Columns whose own instants the clock runs against, and those that they read. */
const lookedForOf = (drafts: Iterable<Draft>, scope: Scope): readonly ColumnId[] =>
  [...drafts].flatMap(({ touch: { source } }) => {
    const ids = source.kind === 'column' || source.kind === 'overall' ? [source.column] : [];
    const computed = source.kind === 'computed' ? [...readsOf(scope.plan, source.value).state] : [];
    return [...ids, ...computed].flatMap((id) => foundationsOf(found(scope.columns, id), scope).columns);
  });

/** Of what begins to count is told by the part. */
const NO_OWNER: ReadonlySet<string> = new Set();

/** Facts that are dated ahead, and customers who become known. */
const entries = ({ plan }: Scope): readonly Edge[] => {
  const { customer } = plan.catalog;
  const entry = (part: string, source: Source): Edge => ({
    part,
    touch: { kind: 'crossing', source, mark: NOW, sides: ['before'], byDate: false, lag: AT_ONCE },
    turns: SEVERAL,
    isEntry: source.kind === 'event',
    owners: NO_OWNER,
  });
  const scope = scopeOf(plan, 0);
  const tables = new Set(plan.columns.flatMap((column) => foundationsOf(column, scope).facts));
  tables.delete(EVERYTHING);
  return [
    ...(customer.at === undefined ? [] : [entry(EVERYTHING, { kind: 'customer', column: customer.at })]),
    entry(EVERYTHING, { kind: 'field-change', column: undefined }),
    ...[...tables].map((table) => entry(table, { kind: 'event', table, column: eventOf(table, scope).columns.at })),
  ];
};

const marksOf = (
  own: readonly { readonly edge: Edge; readonly columns: ReadonlySet<ColumnId> }[],
  scope: Scope,
): ReadonlyMap<ColumnId, readonly string[]> =>
  new Map(
    scope.plan.columns.map((column) => {
      const read = foundationsOf(column, scope).columns;
      return [
        column.id,
        own.filter(({ columns }) => read.some((id) => columns.has(id))).map(({ edge }) => edge.part),
      ] as const;
    }),
  );
