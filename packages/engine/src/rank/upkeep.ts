import { meanOf, type Plan, type RankId } from '@tagwright/dsl';
import { driftsWithClock, STEP_TABLES, TABLES, THRESHOLD_COLUMNS, thresholdsFromNothing } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { areKept, buildRanks } from './build.js';
import { type Change, changesOf } from './changes.js';
import { type KeptRanks, keptRanks, type KeptShape } from './kept.js';
import { addMoved, type Move, type Said } from './moved.js';
import { type Entry, type Placed, writePlaces } from './places.js';
import { findAll, type Search } from './seek.js';
import { createRankTables } from './tables.js';
import { takeIn } from './take-in.js';

/**
 * Brings thresholds up to date after the state, and the answers of earlier groups, of those in `tw_only` have changed: the
 * same `tw_threshold` as from nothing, at a cost that follows the changes. θ is kept as a place among the ranked
 * values; from who left and who came the place follows, and the k-th value is so many steps over an index away.
 *
 * Where nothing is kept yet, or another book was, thresholds are worked out from nothing and kept from there on. Runs
 * within the step's transaction: the old rows stay in `tw_threshold_before`, and whom a threshold passed over comes to
 * `tw_passed` and `tw_only`.
 */
export const upkeep = async (session: Session, plan: Plan, ranks: readonly RankId[], now: number): Promise<void> => {
  if (ranks.length === 0) return;
  await createRankTables(session);
  await keepAsBefore(session, ranks);
  // A rank may be taken over those whom a rank of an earlier stratum picks.
  for (const [index, stratum] of plan.strata.entries()) {
    const here = stratum.ranks.filter((id) => ranks.includes(id));
    if (here.length > 0) await keepUp(session, plan, index, here, now);
  }
};

const { only: ONLY, passed: PASSED, thresholdBefore: BEFORE } = STEP_TABLES;

const keepAsBefore = async (session: Session, ranks: readonly RankId[]): Promise<void> => {
  const columns = sql.join(THRESHOLD_COLUMNS.map((name) => sql.id(name)));
  await session.run(sql`delete from ${sql.id(BEFORE)}`);
  await session.run(
    sql`insert into ${sql.id(BEFORE)} (${columns}) select ${columns} from ${sql.id(TABLES.threshold)} where rank in (${sql.join(ranks)})`,
  );
};

const keepUp = async (
  session: Session,
  plan: Plan,
  stratum: number,
  ranks: readonly RankId[],
  now: number,
): Promise<void> => {
  const drifting = ranks.filter((id) => plan.ranks.some((rank) => rank.id === id && driftsWithClock(rank)));
  if (drifting.length > 0) await everythingAgain(session, plan, drifting, now);
  const steady = ranks.filter((id) => !drifting.includes(id));
  const kept = keptRanks(stratum, plan, steady, session.dialect);
  if (kept.shapes.length === 0) return;
  if (!(await areKept(session, kept))) return beginToKeep(session, kept, plan, now);
  if ((await takeIn(session, kept, plan, now)) === 0) return;
  const changes = await changesOf(session, kept);
  if (changes.some((change) => isLost(change, kept))) return beginToKeep(session, kept, plan, now);
  await follow(session, kept, changes);
};

/** Where the keys move with the clock, everybody may be on another side. */
const everythingAgain = async (session: Session, plan: Plan, ranks: readonly RankId[], now: number): Promise<void> => {
  for (const { sql: statement } of thresholdsFromNothing(plan, now, ranks, session.dialect))
    await session.run(statement);
  for (const table of [PASSED, ONLY])
    await session.run(
      sql`insert into ${sql.id(table)} (customer) select customer from ${sql.id(TABLES.state)} where true on conflict do nothing`,
    );
};

const ranksOf = ({ shapes }: KeptRanks): readonly RankId[] =>
  shapes.flatMap((shape) => shape.ranks.map(({ id }) => id));

const beginToKeep = async (session: Session, kept: KeptRanks, plan: Plan, now: number): Promise<void> => {
  for (const { sql: statement } of thresholdsFromNothing(plan, now, ranksOf(kept), session.dialect))
    await session.run(statement);
  await buildRanks(session, kept, plan, now);
  const was = await saidIn(session, BEFORE, kept);
  const is = await saidIn(session, TABLES.threshold, kept);
  const moves: Move[] = [];
  for (const shape of kept.shapes)
    for (const { id, cut } of shape.ranks) {
      const [old, current] = [was.get(id) ?? new Map<string, Said>(), is.get(id) ?? new Map<string, Said>()];
      for (const [group, after] of current)
        moves.push({ shape, group, isMean: cut === 'average', before: old.get(group), after });
    }
  await addMoved(session, kept.table, moves);
};

interface ThresholdRow {
  readonly rank: RankId;
  readonly group_value: string | null;
  readonly theta: number | bigint | null;
  readonly theta_real: number | null;
  readonly tie: string | null;
}

const saidIn = async (
  session: Session,
  table: string,
  kept: KeptRanks,
): Promise<ReadonlyMap<RankId, ReadonlyMap<string, Said>>> => {
  const found = new Map<RankId, Map<string, Said>>();
  const rows = session.rows<ThresholdRow>(
    sql`select rank, group_value, theta, theta_real, tie from ${sql.id(table)} where rank in (${sql.join(ranksOf(kept))})`,
  );
  for await (const { rank, group_value, theta, theta_real, tie } of rows) {
    const groups = found.get(rank) ?? new Map<string, Said>();
    groups.set(group_value ?? '', { theta: theta ?? theta_real, tie });
    found.set(rank, groups);
  }
  return found;
};

const shapeOf = (rank: RankId, { shapes }: KeptRanks): KeptShape => {
  const found = shapes.find((shape) => shape.ranks.some(({ id }) => id === rank));
  if (found === undefined) throw new Error(`nothing is kept of ${rank}`);
  return found;
};

const rankOf = (id: RankId, shape: KeptShape) => {
  const found = shape.ranks.find((rank) => rank.id === id);
  if (found === undefined) throw new Error(`the plan has no ${id}`);
  return found;
};

/** A sum that left 64 bits cannot be gone on from. */
const isLost = ({ rank, sum }: Change, kept: KeptRanks): boolean =>
  rankOf(rank, shapeOf(rank, kept)).cut === 'average' && sum === undefined;

const follow = async (session: Session, kept: KeptRanks, changes: readonly Change[]): Promise<void> => {
  const searches = changes.flatMap((change): Search[] => {
    const shape = shapeOf(change.rank, kept);
    const rank = rankOf(change.rank, shape);
    const size = change.size + change.grown;
    return rank.cut === 'average' || size === 0 ? [] : [{ shape, rank, group: change.group, size, from: change.at }];
  });
  const entries = await findAll(session, kept.table, searches);
  const found = new Map(searches.map(({ rank, group }, index) => [`${rank.id} ${group}`, entries[index]]));
  const outcomes = changes.map((change) => {
    const shape = shapeOf(change.rank, kept);
    return outcome(change, shape, found.get(`${change.rank} ${change.group}`));
  });
  await writePlaces(
    session,
    outcomes.map(({ placed }) => placed),
  );
  await addMoved(
    session,
    kept.table,
    outcomes.map(({ move }) => move),
  );
};

/** Where a threshold stands after its changes, and where it moved. */
const outcome = (
  { rank: id, group, size: sizeBefore, grown, at, sum, before }: Change,
  shape: KeptShape,
  entry: Entry | undefined,
): { readonly placed: Placed; readonly move: Move } => {
  const isExact = shape.exact.has(id);
  const isMean = rankOf(id, shape).cut === 'average';
  const size = sizeBefore + grown;
  const place = { group, size, at: entry, sum: isMean ? sum : undefined };
  const said = (value: number | bigint | null, tie: string | undefined): Said => ({
    theta: value,
    tie: isExact ? (tie ?? null) : null,
  });
  const mean = (of: typeof sum): number | null => (of === undefined ? null : meanWithin(of.total, of.counted, shape));
  const now = isMean ? said(mean(sum), undefined) : said(entry?.value ?? null, entry?.customer);
  const old = isMean ? said(mean(before), undefined) : said(at?.value ?? null, at?.customer);
  return {
    placed: { rank: id, shape, place, ...now },
    move: {
      shape,
      group,
      isMean,
      before: sizeBefore === 0 ? undefined : old,
      after: size === 0 ? undefined : now,
    },
  };
};

const meanWithin = (total: bigint, counted: number, { sumScale }: KeptShape): number | null =>
  BigInt.asIntN(64, total) === total ? meanOf(total, counted, sumScale) : null;
