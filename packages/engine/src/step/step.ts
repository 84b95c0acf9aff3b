import { type Plan } from '@tagwright/dsl';
import { clockSql, EVERYTHING, STEP_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { activationOf } from '../books/versions.js';
import { dirtyCustomers, forgetDirty } from '../dirty/dirty.js';
import { asksPopulation, rememberedPopulation } from '../history/past-population.js';
import { asRecorded } from '../history/recorded.js';
import { lastSeq } from '../log/append.js';
import { evaluate, type Sums } from '../rebuild/evaluate.js';
import { heldPopulation } from '../results/held.js';
import type { Session } from '../store/store.js';
import { answersAsLogged, dropAnswersBefore, setAnswersAside } from './before.js';
import { answerSome } from './incremental.js';
import { recordChanges } from './record.js';
import { type StepOptions, type StepReport, statementsTold } from './report.js';
import { Waiting } from './put-off.js';
import { isAnybodyPutOff, type Moved, shareOf, wholeWave } from './wave.js';
import { setWatermark, type Watermark } from './watermark.js';

/** Where more than this share of everybody is to be worked out anew, it costs less to work out everybody. */
const FALL_BACK = 0.25;

/** A step, and whether some of its customers are put off to another one for the same instant. */
export interface PartOfStep extends StepReport {
  readonly isUnfinished: boolean;
}

/** What a transaction of a step is given. */
export interface PartOptions {
  /** What earlier ones of the same step found out. */
  readonly waiting?: Waiting;
  /** How it sums: where a sum leaves 64 bits it fails, and has to be done again as `summing` does. */
  readonly sums?: Sums;
}

/** A step under the book that is in force: part of a transaction. */
export const step = async (
  session: Session,
  plan: Plan,
  now: number,
  mark: Watermark,
  options: StepOptions,
  { waiting = new Waiting(), sums = {} }: PartOptions = {},
): Promise<PartOfStep> => {
  const t0 = mark.asOf;
  const told = await dirtyCustomers(session);
  const asOfNow = await asRecorded(session, plan, now);
  const byClock = mark.isKept ? await touchedByClock(session, asOfNow, t0, now) : undefined;
  const held = await heldPopulation(session, plan);
  const isPart =
    byClock !== undefined &&
    options.anew !== true &&
    told.size + byClock <= (options.fallBack ?? FALL_BACK) * mark.population &&
    !asksPopulation(plan);
  const heldAt = asksPopulation(plan) ? await rememberedPopulation(session, plan, t0, held) : undefined;
  const edges =
    byClock === undefined ? new Map<string, readonly Moved[]>() : await (isPart ? movedOf : turnsOf)(session);
  const touched = { dirty: told, edges };
  const share = isPart
    ? await shareOf(session, touched, t0, options.chunk ?? Infinity, waiting)
    : await wholeWave(session, touched, waiting);
  let population: number;
  if (isPart) {
    population = await answerSome(session, { plan, asOfNow, now, mark, share, sums });
  } else {
    await (mark.isKept ? setAnswersAside(session) : answersAsLogged(session, plan, t0));
    ({ population } = await evaluate(session, plan, now, statementsTold(options)));
  }
  const { changes, passed, disagreements } = await recordChanges(session, {
    plan,
    t0,
    now,
    activatedAt: await activationOf(session),
    held,
    ...(heldAt === undefined ? {} : { heldAt }),
    share,
    isAnybodyTouched: byClock === undefined,
    untold: options.anew === true,
    compared: isPart ? 'only' : 'everybody',
    strict: options.strict === true,
  });
  waiting.pass(passed);
  await dropAnswersBefore(session);
  await forgetDirty(session);
  await setWatermark(session, { asOf: now, book: plan.hash, population });
  return {
    asOf: now,
    book: plan.hash,
    mode: isPart ? 'incremental' : 'rebuilt',
    dirty: told.size,
    changes,
    lastSeq: await lastSeq(session),
    population,
    disagreements,
    isUnfinished: await isAnybodyPutOff(session),
  };
};

/** How many customers the clock may have turned something of since the last step; undefined where that may be anybody. */
const touchedByClock = async (session: Session, plan: Plan, t0: number, now: number): Promise<number | undefined> => {
  const statements = clockSql(plan, t0, now, session.dialect);
  if (statements === undefined) return undefined;
  for (const statement of statements) await session.run(statement);
  return (
    (await session.row<{ count: number }>(sql`select count(*) as count from ${sql.id(STEP_TABLES.edge)}`))?.count ?? 0
  );
};

/** Whom it touched, with all that it moved. */
const movedOf = async (session: Session): Promise<ReadonlyMap<string, readonly Moved[]>> => {
  const edges = new Map<string, Moved[]>();
  for await (const { customer, part, turns, instant, entry } of session.rows<MovedRow>(
    sql`select customer, part, edges as turns, instant, entry from ${sql.id(STEP_TABLES.part)}`,
  )) {
    const moved = { part, instant: instant ?? undefined, turns, isEntry: entry === 1 };
    const own = edges.get(customer);
    if (own === undefined) edges.set(customer, [moved]);
    else own.push(moved);
  }
  return edges;
};

/** Whom it touched, and how often: all that is asked where everybody is worked out, which may be everybody's. */
const turnsOf = async (session: Session): Promise<ReadonlyMap<string, readonly Moved[]>> => {
  const edges = new Map<string, readonly Moved[]>();
  const alike = new Map<number, readonly Moved[]>();
  for await (const { customer, turns } of session.rows<Pick<MovedRow, 'customer' | 'turns'>>(
    sql`select customer, edges as turns from ${sql.id(STEP_TABLES.edge)}`,
  )) {
    const moved = alike.get(turns) ?? [{ part: EVERYTHING, instant: undefined, turns, isEntry: false }];
    alike.set(turns, moved);
    edges.set(customer, moved);
  }
  return edges;
};

interface MovedRow {
  readonly customer: string;
  readonly part: string;
  readonly turns: number;
  readonly instant: number | null;
  readonly entry: number;
}
