import type { Plan } from '@tagwright/dsl';
import { putInForce } from '../books/activate.js';
import { createStepTables } from '../dirty/tables.js';
import { EngineError } from '../errors/engine-error.js';
import { applyDueFields } from '../history/due-fields.js';
import { createRecordTables } from '../store/schema.js';
import type { Session } from '../store/store.js';
import type { StepOptions, StepReport } from './report.js';
import { step } from './step.js';
import { watermark } from './watermark.js';

/**
 * Brings all answers up to `now` (ms UTC) at a cost that follows what changed since the last step: facts, the clock, the
 * population, the book. What turned since, and when exactly, is appended to the log of changes. One transaction: a
 * reader sees the answers and the log of before, or those of now. Within a transaction it is a part of that.
 *
 * The answers are those of `evaluate` at the same instant. The catalog's tables must be there. Throws
 * `clock-backwards` for an instant before the last step's.
 */
export const refresh = (store: Session, plan: Plan, now: number, options: StepOptions = {}): Promise<StepReport> =>
  store.write(async (session) => {
    await createRecordTables(session);
    await createStepTables(session);
    const mark = await watermark(session);
    if (mark !== undefined && now < mark.asOf) throw new EngineError('clock-backwards', { asOf: mark.asOf, now });
    await applyDueFields(session, plan.catalog, now);
    return mark === undefined || mark.book !== plan.hash
      ? putInForce(session, plan, now, mark, options)
      : step(session, plan, now, mark, options);
  });
