import type { Session } from '@tagwright/engine';
import type { JobContext } from '../jobs/job.js';

/** Several reads of the database as it is at one instant: no step comes between them. */
export const atOneInstant = <Result>(
  { scratch }: JobContext,
  work: (session: Session) => Promise<Result>,
): Promise<Result> => scratch((session, transaction) => transaction(() => work(session)));
