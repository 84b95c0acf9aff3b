import type { Plan } from '@tagwright/dsl';
import { standing } from '@tagwright/engine';
import type { Deps } from '../deps.js';
import type { Job, JobOptions } from '../jobs/index.js';

/** So many answers are kept for each book and each way to see it. */
const KEPT = 64;

/**
 * What looks at everybody may take so many times as long as other jobs: no rule that somebody writes makes it longer, and
 * a portrait of a million customers takes some 10 seconds.
 */
const PATIENCE = 6;

const answers = new WeakMap<Plan, Map<string, { readonly step: string; readonly result: unknown }>>();

export interface Asked<Args> {
  /** The book as whoever asks may see it. */
  readonly plan: Plan;
  readonly args: Args;
  readonly signal: AbortSignal;
  readonly length?: JobOptions['length'];
}

/**
 * What a job finds about the population as the last step left it. Asked again before the next step, it is not worked out
 * again.
 */
export const workedOut = async <Args extends object, Result>(
  deps: Pick<Deps, 'store' | 'jobs' | 'config'>,
  job: Job<Args & { readonly plan: Plan }, Result>,
  { plan, args, signal, length = 'short' }: Asked<Args>,
): Promise<Result> => {
  const now = await standing(deps.store);
  const step = JSON.stringify([now?.asOf, now?.lastSeq, now?.book]);
  const kept = answers.get(plan) ?? new Map<string, { readonly step: string; readonly result: unknown }>();
  answers.set(plan, kept);
  const key = `${job.name} ${JSON.stringify(args)}`;
  const known = kept.get(key);
  if (known?.step === step) return known.result as Result;
  const deadlineMs = deps.config.limits.jobMs * (length === 'long' ? PATIENCE : 1);
  const result = await deps.jobs.run(job, { ...args, plan }, { deadlineMs, signal, length });
  kept.delete(key);
  kept.set(key, { step, result });
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return result;
};
