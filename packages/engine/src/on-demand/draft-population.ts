import type { ColumnId, Plan, RankId } from '@tagwright/dsl';
import { draftAnswers, type Held } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
import { partOf, restsOn } from '../history/plan-part.js';
import { asEvaluated } from '../history/recorded.js';
import { draftParts } from '../preview/draft.js';
import { layOut, runAll } from '../preview/lay-out.js';
import { storedTables } from '../preview/stored-tables.js';
import { underStoredIds } from '../preview/stored-ids.js';
import { evaluatedIn } from '../results/evaluation.js';
import type { Session } from '../store/store.js';
import { type FoundPopulation, populationIn } from './population.js';

/**
 * What the population says under a draft that is not in force, by the draft's own ids: what it shares with the published
 * book is read where it is stored, what is new is worked out over everybody. It has to be inside a transaction that is
 * taken back, and leaves temporary tables in it. `path` names the database.
 *
 * @param plan the draft, or the part of it that is asked about.
 * @throws `not-evaluated`, `book-not-evaluated`, and `draft-past-unknown` where the past of a new threshold is asked for.
 */
export const draftPopulation = async (
  session: Session,
  path: string,
  plan: Plan,
  published: Plan,
): Promise<FoundPopulation> => {
  const { book, asOf } = await evaluatedIn(session, path);
  if (book !== published.hash)
    throw new EngineError('book-not-evaluated', { path, stored: book, given: published.hash });
  const renamed = underStoredIds(await asEvaluated(session, plan), await asEvaluated(session, published));
  const everybody = everybodysPart(renamed.draft);
  const draft = draftParts(everybody, renamed.isStored);
  if (draft.newRanks.size > 0 || draft.newColumns.some(({ scope }) => scope === 'overall')) {
    refuseUnknownPast(renamed.draft, renamed.isStored);
    const looked = { now: asOf, sample: undefined, stored: await storedTables(session) };
    const laidOut = await layOut(session, draft, looked);
    await runAll(session, draftAnswers(laidOut, draft.newRanks, asOf, { dialect: session.dialect }).prepare);
  }
  const { held, heldAt } = await populationIn(session, renamed.draft, asOf);
  const own = underOwnIds(plan, renamed.idOf);
  return { asOf, held: own(held), heldAt: (instant) => own(heldAt(instant)) };
};

/** The ranks and the figures over everybody, with what they rest on. */
const everybodysPart = (plan: Plan): Plan =>
  partOf(plan, [
    ...plan.ranks.map(({ id }) => id),
    ...plan.columns.filter(({ scope }) => scope === 'overall').map(({ id }) => id),
  ]);

/** Past thresholds are those that were recorded for the published book. */
const refuseUnknownPast = (plan: Plan, isStored: (id: RankId | ColumnId) => boolean): void => {
  const { ids } = restsOn(
    plan,
    plan.histories.map(({ id }) => id),
  );
  const everybodys = [...plan.ranks, ...plan.columns.filter(({ scope }) => scope === 'overall')];
  if (everybodys.some(({ id }) => ids.has(id) && !isStored(id))) throw new EngineError('draft-past-unknown', {});
};

const underOwnIds = (plan: Plan, idOf: <Id extends RankId | ColumnId>(id: Id) => Id) => {
  const known = new WeakMap<Held, Held>();
  return (held: Held): Held => {
    const before = known.get(held);
    if (before !== undefined) return before;
    const thresholds = plan.ranks.flatMap(({ id }) => {
      const stored = idOf(id);
      return held.thresholds.filter(({ rank }) => rank === stored).map((each) => ({ ...each, rank: id }));
    });
    const overall = plan.columns
      .filter(({ scope }) => scope === 'overall')
      .map(({ id }) => [id, held.overall.get(idOf(id)) ?? null] as const);
    const own: Held = { thresholds, overall: new Map(overall) };
    known.set(held, own);
    return own;
  };
};
