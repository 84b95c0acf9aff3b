import type { Plan } from '@tagwright/dsl';
import { qualityOf, type QualityReport } from '@tagwright/engine';
import { defineJob } from '../jobs/job.js';
import { atOneInstant } from '../segments/snapshot.js';

/** How far the data can be trusted; `days` is for how many days events are counted day by day. */
export const qualityJob = defineJob(
  'quality.report',
  (context, { plan, days }: { readonly plan: Plan; readonly days: number }): Promise<QualityReport> =>
    atOneInstant(context, (session) => qualityOf(session, plan, { days })),
);
