import type { Plan } from '@tagwright/dsl';
import { type Disagreements, NO_DISAGREEMENTS } from '../log/disagreement.js';
import type { EvaluationSummary } from '../rebuild/evaluate.js';
import { evaluateInPassing } from '../rebuild/in-passing.js';
import { WATERMARK_TABLE } from '../dirty/tables.js';
import type { Store } from '../store/store.js';
import { refresh } from './refresh.js';
import type { StepOptions } from './report.js';
import { watermark } from './watermark.js';

/**
 * Lets `work` look at everybody's answers at an instant (ms UTC). Up to there they are kept, by a step; an instant before
 * the last step is answered in passing, from what is known today, and what is kept stays as it is.
 */
export const answersAt = async <Result>(
  store: Store,
  plan: Plan,
  now: number,
  work: (there: Store, evaluation: EvaluationSummary, disagreements: Disagreements) => Promise<Result>,
  options: StepOptions = {},
): Promise<Result> => {
  const isStepped = (await store.columnsOf(WATERMARK_TABLE)).length > 0;
  const mark = isStepped ? await watermark(store) : undefined;
  if (mark !== undefined && now < mark.asOf)
    return evaluateInPassing(store, plan, now, (there, evaluation) => work(there, evaluation, NO_DISAGREEMENTS));
  const { book, asOf, population, disagreements } = await refresh(store, plan, now, options);
  return work(store, { book, asOf, population }, disagreements);
};
