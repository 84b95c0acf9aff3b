import { type PartId, type Plan, sharedParts } from '@tagwright/dsl';
import { clockIndexes, TABLES } from '@tagwright/dsl/sql';
import { appendFlips } from '../log/append-flips.js';
import { NO_DISAGREEMENTS } from '../log/disagreement.js';
import { evaluate } from '../rebuild/evaluate.js';
import { asksPopulation } from '../history/past-population.js';
import { forgetWave } from '../step/wave.js';
import { lastSeq } from '../log/append.js';
import { countLog } from '../log/tables.js';
import { answersAsLogged, dropAnswersBefore, setAnswersAside } from '../step/before.js';
import { forgetDirty } from '../dirty/dirty.js';
import { EVERYBODY_BEFORE } from '../step/flips.js';
import { type StepOptions, type StepReport, statementsTold } from '../step/report.js';
import { subjectPairs } from '../step/subject-pairs.js';
import { type PartOptions, step } from '../step/step.js';
import { setWatermark, type Watermark } from '../step/watermark.js';
import type { Session } from '../store/store.js';
import { addVersion, bookInForce } from './versions.js';

/**
 * Puts a book in force at `now` (ms UTC): the book before is followed up to this instant, so that the log has what
 * happened under it; then everybody's answers become those of the new one. What differs is appended with the cause `rule`.
 */
export const putInForce = async (
  session: Session,
  plan: Plan,
  now: number,
  mark: Watermark | undefined,
  options: StepOptions,
  { sums = {} }: PartOptions = {},
): Promise<StepReport> => {
  const before = mark === undefined ? undefined : (await bookInForce(session)).plan;
  const caughtUp =
    mark !== undefined && before !== undefined && (await isReadable(session, before))
      ? await step(session, before, now, mark, { ...options, chunk: Infinity }, { sums })
      : undefined;
  if (mark !== undefined && before !== undefined) {
    if (caughtUp !== undefined || mark.isKept) await setAnswersAside(session);
    else await answersAsLogged(session, before, mark.asOf);
  }
  const isMeasured = before !== undefined && caughtUp !== undefined && measuresAlike(before, plan);
  const { population } = await evaluate(session, plan, now, { ...statementsTold(options), isMeasured });
  const changes = await appendFlips(session, {
    subjects: subjectPairs(before, plan),
    before: before === undefined ? undefined : EVERYBODY_BEFORE,
    after: TABLES.answer,
    now,
    book: plan.hash,
    cause: 'rule',
  });
  await countLog(session);
  await dropAnswersBefore(session);
  await forgetDirty(session);
  await forgetWave(session);
  for (const index of clockIndexes(plan, session.dialect)) await session.run(index);
  await addVersion(session, { plan, activatedAt: now, by: options.by, note: options.note });
  await setWatermark(session, { asOf: now, book: plan.hash, population });
  return {
    asOf: now,
    book: plan.hash,
    mode: 'rebuilt',
    dirty: caughtUp?.dirty ?? 0,
    changes: changes + (caughtUp?.changes ?? 0),
    lastSeq: await lastSeq(session),
    population,
    disagreements: caughtUp?.disagreements ?? NO_DISAGREEMENTS,
  };
};

/**
 * Whether all that two books measure is the same, under the same ids: a constant of a condition is another one, say. Then
 * answers alone have to be worked out.
 */
const measuresAlike = (before: Plan, after: Plan): boolean => {
  const shared = sharedParts(after, before);
  const isSame = ({ id }: { readonly id: PartId }): boolean => shared.get(id) === id;
  return (
    before.columns.length === after.columns.length &&
    before.histories.length === after.histories.length &&
    after.columns.every(isSame) &&
    after.histories.every(isSame) &&
    !asksPopulation(after)
  );
};

/** Whether the tables of a book are still there: it may have been put aside because they are not. */
const isReadable = async (session: Session, { catalog }: Plan): Promise<boolean> => {
  for (const { table } of [catalog.customer, ...catalog.events])
    if ((await session.columnsOf(table)).length === 0) return false;
  return true;
};
