import { type Plan } from '@tagwright/dsl';
import { clockSql, STEP_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { activationOf } from '../books/versions.js';
import { dirtyCustomers, forgetDirty } from '../dirty/dirty.js';
import { asksPopulation, rememberedPopulation } from '../history/past-population.js';
import { asRecorded } from '../history/recorded.js';
import { lastSeq } from '../log/append.js';
import { evaluate } from '../rebuild/evaluate.js';
import { heldPopulation } from '../results/held.js';
import type { Session } from '../store/store.js';
import { answersAsLogged, dropAnswersBefore, setAnswersAside } from './before.js';
import { answerSome } from './incremental.js';
import { recordChanges } from './record.js';
import { type StepOptions, type StepReport, statementsTold } from './report.js';
import { setWatermark, type Watermark } from './watermark.js';

/** Where more than this share of everybody is to be worked out anew, it costs less to work out everybody. */
const FALL_BACK = 0.25;

/** A step under the book that is in force: part of a transaction. */
export const step = async (
  session: Session,
  plan: Plan,
  now: number,
  mark: Watermark,
  options: StepOptions,
): Promise<StepReport> => {
  const t0 = mark.asOf;
  const dirty = await dirtyCustomers(session);
  const asOfNow = await asRecorded(session, plan, now);
  const edges = mark.isKept ? await touchedByClock(session, asOfNow, t0, now) : undefined;
  const held = await heldPopulation(session, plan);
  const isPart =
    edges !== undefined &&
    options.anew !== true &&
    dirty.size + edges.size <= (options.fallBack ?? FALL_BACK) * mark.population &&
    !asksPopulation(plan);
  const heldAt = asksPopulation(plan) ? await rememberedPopulation(session, plan, t0, held) : undefined;
  let population: number;
  if (isPart) {
    population = await answerSome(session, { plan, asOfNow, now, mark, dirty });
  } else {
    await (mark.isKept ? setAnswersAside(session) : answersAsLogged(session, plan, t0));
    ({ population } = await evaluate(session, plan, now, statementsTold(options)));
  }
  const changes = await recordChanges(session, {
    plan,
    t0,
    now,
    activatedAt: await activationOf(session),
    held,
    ...(heldAt === undefined ? {} : { heldAt }),
    dirty,
    edges,
    untold: options.anew === true,
    compared: isPart ? 'only' : 'everybody',
  });
  await dropAnswersBefore(session);
  await forgetDirty(session);
  await setWatermark(session, { asOf: now, book: plan.hash, population });
  return {
    asOf: now,
    book: plan.hash,
    mode: isPart ? 'incremental' : 'rebuilt',
    dirty: dirty.size,
    changes,
    lastSeq: await lastSeq(session),
    population,
  };
};

/** How often the clock may have turned whose answers since the last step; undefined where that may be anybody's. */
const touchedByClock = async (
  session: Session,
  plan: Plan,
  t0: number,
  now: number,
): Promise<ReadonlyMap<string, number> | undefined> => {
  const statements = clockSql(plan, t0, now, session.dialect);
  if (statements === undefined) return undefined;
  for (const statement of statements) await session.run(statement);
  const edges = new Map<string, number>();
  for await (const { customer, edges: count } of session.rows<{ customer: string; edges: number }>(
    sql`select customer, edges from ${sql.id(STEP_TABLES.edge)}`,
  ))
    edges.set(customer, Number(count));
  return edges;
};
