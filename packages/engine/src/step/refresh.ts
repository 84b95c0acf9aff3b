import type { Plan } from '@tagwright/dsl';
import { putInForce } from '../books/activate.js';
import { createStepTables, STEP_LAYOUTS } from '../dirty/tables.js';
import { EngineError } from '../errors/engine-error.js';
import { applyDueFields } from '../history/due-fields.js';
import { bothOf } from '../log/disagreement.js';
import { summing } from '../rebuild/evaluate.js';
import { isLaidOut } from '../store/laid-out.js';
import type { Layouts } from '../store/layout.js';
import { createRecordTables, RECORD_LAYOUTS } from '../store/schema.js';
import type { Session } from '../store/store.js';
import { findAhead, isStore, WaveFound } from './ahead.js';
import { Waiting } from './put-off.js';
import type { StepOptions, StepReport } from './report.js';
import { ShareSize } from './share-size.js';
import { type PartOfStep, type PartOptions, step } from './step.js';
import { type Watermark, watermark } from './watermark.js';

/**
 * Brings all answers up to `now` (ms UTC) at a cost that follows what changed since the last step: facts, the clock, the
 * population, the book. What turned since, and when exactly, is appended to the log of changes. One transaction: a
 * reader sees the answers and the log of before, or those of now. Only a wave of very many customers takes several, and
 * facts that arrive meanwhile have their turn in between: who is not reached yet has the answers of before, and the next
 * step goes on where one was broken off. Within a transaction it is a part of that.
 *
 * The answers are those of `evaluate` at the same instant. The catalog's tables must be there. Throws
 * `clock-backwards` for an instant before the last step's, and `book-changed` where `base` is in force no longer. An answer
 * that the log does not lead to stops nothing: it holds, the log turns to it, and the report says so.
 */
export const refresh = async (
  store: Session,
  plan: Plan,
  now: number,
  options: StepOptions = {},
): Promise<StepReport> => {
  const waiting = new Waiting();
  const share = new ShareSize(store);
  // Not the statements that sum are the part that is done again where a sum leaves 64 bits, but the transaction: it so
  // seldom does, and of a part SQLite copies every page before it changes it.
  const first = (mayGoAhead: boolean): Promise<PartOfStep> =>
    summing(store, (session, sums) =>
      firstPart(session, plan, now, { chunk: share.size, ...options }, { waiting, mayGoAhead, sums }),
    );
  let { isUnfinished, ...report } = await first(isStore(store)).catch(async (thrown: unknown) => {
    if (!(thrown instanceof WaveFound && isStore(store))) throw thrown;
    await findAhead(store, plan, { mark: thrown.mark, now, options }, waiting);
    return first(false);
  });
  let came = 0;
  while (isUnfinished) {
    await share.giveWay(store, came);
    const next = await summing(store, (session, sums) =>
      furtherPart(session, plan, now, { chunk: share.size, ...options }, { waiting, sums }),
    );
    if (next === undefined) break;
    ({ isUnfinished, dirty: came } = next);
    const { lastSeq, population } = next;
    const disagreements = bothOf(report.disagreements, next.disagreements);
    report = { ...report, changes: report.changes + next.changes, lastSeq, population, disagreements };
  }
  return report;
};

const firstPart = async (
  session: Session,
  plan: Plan,
  now: number,
  options: StepOptions,
  part: PartOptions,
): Promise<PartOfStep> => {
  if (!(await isLaidOut(session, NEEDED))) {
    await createRecordTables(session);
    await createStepTables(session);
  }
  const mark = await watermark(session);
  checkBase(mark, options.base);
  if (mark !== undefined && now < mark.asOf) throw new EngineError('clock-backwards', { asOf: mark.asOf, now });
  if (mark === undefined || !part.waiting?.isAheadOf(mark)) part.waiting?.forget();
  await applyDueFields(session, plan.catalog, now);
  return mark === undefined || mark.book !== plan.hash
    ? { ...(await putInForce(session, plan, now, mark, options, part)), isUnfinished: false }
    : step(session, plan, now, mark, options, part);
};

const NEEDED: Layouts = {
  tables: [...RECORD_LAYOUTS.tables, ...STEP_LAYOUTS.tables],
  indexes: RECORD_LAYOUTS.indexes,
};

const checkBase = (mark: Watermark | undefined, base: string | null | undefined): void => {
  if (base === undefined || base === (mark?.book ?? null)) return;
  throw new EngineError('book-changed', { expected: base ?? undefined, found: mark?.book });
};

/** Undefined: somebody else went on from here, with those who were put off. */
const furtherPart = async (
  session: Session,
  plan: Plan,
  now: number,
  options: StepOptions,
  part: PartOptions,
): Promise<PartOfStep | undefined> => {
  const mark = await watermark(session);
  if (mark === undefined || mark.asOf !== now || mark.book !== plan.hash) return undefined;
  return step(session, plan, now, mark, options, part);
};
