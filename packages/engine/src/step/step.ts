import { type Plan } from '@tagwright/dsl';
import { activationOf } from '../books/versions.js';
import { dirtyCustomers, forgetDirty } from '../dirty/dirty.js';
import { asksPopulation, rememberedPopulation } from '../history/past-population.js';
import { asRecorded } from '../history/recorded.js';
import { lastSeq } from '../log/append.js';
import { countLog } from '../log/tables.js';
import { evaluate, type Sums } from '../rebuild/evaluate.js';
import { heldPopulation } from '../results/held.js';
import type { Session } from '../store/store.js';
import { AHEAD_FROM, WaveFound } from './ahead.js';
import { answersAsLogged, dropAnswersBefore, setAnswersAside } from './before.js';
import { movedOf, touchedByClock, turnsOf } from './by-clock.js';
import { answerSome } from './incremental.js';
import { recordChanges } from './record.js';
import { Waiting } from './put-off.js';
import { mostInPart, type StepOptions, type StepReport, statementsTold } from './report.js';
import { isAnybodyPutOff, type Moved, shareOf, wholeWave } from './wave.js';
import { setWatermark, type Watermark } from './watermark.js';

/** A step, and whether some of its customers are put off to another one for the same instant. */
export interface PartOfStep extends StepReport {
  readonly isUnfinished: boolean;
}

/** What a transaction of a step is given. */
export interface PartOptions {
  /** What earlier ones of the same step found out. */
  readonly waiting?: Waiting;
  /** Whether those whom the clock touches may be found before it: where they are very many it fails with `WaveFound`. */
  readonly mayGoAhead?: boolean;
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
  { waiting = new Waiting(), mayGoAhead = false, sums = {} }: PartOptions = {},
): Promise<PartOfStep> => {
  const t0 = mark.asOf;
  const told = await dirtyCustomers(session);
  const asOfNow = await asRecorded(session, plan, now);
  const canBePart = mark.isKept && options.anew !== true && !asksPopulation(plan);
  const most = mayGoAhead && canBePart && asOfNow === plan ? (options.ahead ?? AHEAD_FROM) : undefined;
  const isFoundAhead = waiting.isAheadOf(mark);
  const byClock = mark.isKept
    ? await touchedByClock(session, asOfNow, { after: isFoundAhead ? now : t0, until: now }, most)
    : undefined;
  if (byClock === 'too many') throw new WaveFound(mark);
  const held = await heldPopulation(session, plan);
  const isPart = canBePart && byClock !== undefined && told.size + byClock <= mostInPart(options, mark);
  const heldAt = asksPopulation(plan) ? await rememberedPopulation(session, plan, t0, held) : undefined;
  const edges =
    byClock === undefined ? new Map<string, readonly Moved[]>() : await (isPart ? movedOf : turnsOf)(session);
  const touched = { dirty: told, edges: isFoundAhead ? waiting.movedAhead(told) : edges, isFoundAhead };
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
  if (!isPart) await countLog(session);
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
