import { type HeldAt, type HistoryColumn, localDay, midnight, type Plan, shiftInstant } from '@tagwright/dsl';
import { type Held, NOTHING_HELD, populationSql } from '@tagwright/dsl/sql';
import { heldPopulation } from '../results/held.js';
import type { Session } from '../store/store.js';
import { fillHistories } from './fill.js';
import { type PartId, partOf, restsOn } from './plan-part.js';
import { recordedPast, recordPast } from './past-record.js';
import { asRecorded } from './recorded.js';
import { remembered } from '../store/remembered.js';
import { undone } from '../store/undone.js';

/**
 * What a plan's histories ask of the population: now, and at each local midnight that they reach back to. It is worked
 * out by the SQL of an evaluation, from the facts up to each of these instants, in the tables of the evaluation itself.
 */
export const pastPopulation = async (session: Session, plan: Plan, now: number, wideSums: boolean): Promise<HeldAt> => {
  const part = populationPart(plan);
  if (part === undefined) return () => NOTHING_HELD;
  const { zone } = plan.catalog;
  const said = new Map<number, Held>();
  const reach = earliest(plan, now);
  for (const instant of [...midnightsUpTo(now, reach, zone), now])
    said.set(instant, await populationAt(session, part, instant, wideSums));
  await recordPast(session, said);
  return (asked) => {
    // Where an answer may turn is looked for beyond where answers reach: there what is said first and last will do.
    const instant = Math.min(Math.max(asked, reach), now);
    const held = said.get(instant === now ? now : midnight(localDay(instant, zone), zone));
    if (held === undefined) throw new Error(`the population of ${instant} was not worked out`);
    return held;
  };
};

/**
 * What the last evaluation, as of `asOf`, found out about the population's past. To whatever lies later the population
 * says what it said then.
 */
export const rememberedPopulation = async (session: Session, plan: Plan, asOf: number, held: Held): Promise<HeldAt> => {
  const { zone } = plan.catalog;
  const past = [...(await recordedPast(session))].filter(([instant]) => instant < asOf);
  return (instant) => {
    const start = midnight(localDay(instant, zone), zone);
    return instant >= asOf ? held : ((past.findLast(([at]) => at <= start) ?? past[0])?.[1] ?? held);
  };
};

/** Whether a plan's histories ask anything of the population. */
export const asksPopulation = (plan: Plan): boolean => populationPart(plan) !== undefined;

/** The ranks and the figures over everybody that histories rest on, and what these rest on themselves: asked at every step. */
const populationPart = remembered((plan: Plan): Plan | undefined => {
  const { ids } = restsOn(
    plan,
    plan.histories.map(({ id }) => id),
  );
  const roots: readonly { readonly id: PartId }[] = [
    ...plan.ranks,
    ...plan.columns.filter(({ scope }) => scope === 'overall'),
  ];
  const asked = roots.map(({ id }) => id).filter((id) => ids.has(id));
  return asked.length === 0 ? undefined : partOf(plan, asked);
});

/**
 * A server holds the locks of every table that was made, and dropped again, until the transaction is over or that part of it is taken
 * back, and has no room for those of a year of midnights. A file has no such locks, and would copy its pages to take them back.
 */
const populationAt = (session: Session, part: Plan, instant: number, wideSums: boolean): Promise<Held> => {
  const ask = (within: Session): Promise<Held> => askPopulation(within, part, instant, wideSums);
  return session.dialect.name === 'postgres' ? undone(session, ask) : ask(session);
};

const askPopulation = async (session: Session, part: Plan, instant: number, wideSums: boolean): Promise<Held> => {
  if (part.histories.length > 0)
    await fillHistories(session, part, instant, await pastPopulation(session, part, instant, wideSums));
  const then = await asRecorded(session, part, instant);
  const statements = populationSql(then, instant, { dialect: session.dialect, wideSums });
  for (const statement of statements) await session.run(statement);
  return heldPopulation(session, part);
};

/** How far back the histories look, those included that are read at a past instant by others. */
const earliest = (plan: Plan, now: number): number => {
  const reach = (history: HistoryColumn, from: number): number => {
    const start = shiftInstant(from, history.horizon, 'back', plan.catalog.zone);
    const read = restsOn(plan, [history.id]).ids;
    const others = plan.histories.filter((other) => other !== history && read.has(other.id));
    return Math.min(start, ...others.map((other) => reach(other, start)));
  };
  return Math.min(now, ...plan.histories.map((history) => reach(history, now)));
};

/** The local midnights from the last one up to `from` on, before `now`. */
const midnightsUpTo = (now: number, from: number, zone: string): readonly number[] => {
  const first = localDay(from, zone);
  const days = Array.from({ length: localDay(now, zone) - first + 1 }, (_, index) => first + index);
  return days.map((day) => midnight(day, zone)).filter((instant) => instant < now);
};
